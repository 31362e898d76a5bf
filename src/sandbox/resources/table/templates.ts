import { newMetricId } from '../../store/new-id.js';
import type { ResourceType } from '../resource-type.js';
import { by, created, exact, operation, rates, times, updated } from './shorthands.js';

const optional = { create: 'optional', update: true } as const;

/**
 * Templates (as Klaviyo's own client has them, but that pages go up to 50 where it has 10: the
 * project's API documents ask for that many).
 */
export const template: ResourceType = {
  type: 'template',
  path: '/api/templates',
  scope: 'templates',
  operations: {
    list: operation('get_templates', rates.large),
    get: operation('get_template', rates.large),
    create: operation('create_template', rates.large),
    update: operation('update_template', rates.large),
    delete: operation('delete_template', rates.large),
  },
  newId: newMetricId,
  attributes: {
    name: { kind: 'text', create: 'required', update: true },
    // SIMPLE can be read but not written (documented).
    editor_type: {
      kind: ['CODE', 'USER_DRAGGABLE', 'SYSTEM_DRAGGABLE'],
      create: 'required',
      usual: 'CODE',
    },
    html: { kind: 'text', ...optional, usual: '' },
    text: { kind: 'text', ...optional },
    amp: { kind: 'text', ...optional },
    definition: { kind: 'object', ...optional, shown: 'asked' },
    created,
    updated,
  },
  filters: {
    id: exact,
    name: by('any', 'contains', 'equals'),
    created: times,
    updated: times,
  },
  sorts: ['created', 'id', 'name', 'updated'],
  page: { usual: 10, largest: 50 },
};
