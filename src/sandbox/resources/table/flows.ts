import { newMetricId } from '../../store/new-id.js';
import { addFlowParts, triggerTypeOf } from '../flow-parts.js';
import type { ResourceType } from '../resource-type.js';
import {
  by,
  created,
  exact,
  operation,
  rate,
  rates,
  reads,
  times,
  updated,
  words,
} from './shorthands.js';

/** Flows (as Klaviyo's own client has them): they are kept and never run. */
export const flow: ResourceType = {
  type: 'flow',
  path: '/api/flows',
  scope: 'flows',
  operations: {
    list: operation('get_flows', rates.small),
    get: operation('get_flow', rates.small),
    create: operation('create_flow', rate(1, 15, 100)),
    update: operation('update_flow', rates.small),
    delete: operation('delete_flow', rates.small),
  },
  newId: newMetricId,
  attributes: {
    name: { kind: 'text', create: 'required' },
    status: { kind: ['draft', 'manual', 'live'], update: true, usual: 'draft' },
    archived: { kind: 'boolean', usual: false },
    created,
    updated,
    trigger_type: { kind: 'text', usual: 'Unconfigured' },
    definition: { kind: 'object', create: 'required', shown: 'asked', usual: {} },
  },
  relationships: {
    'flow-actions': {
      target: 'flow-action',
      many: true,
      heldAs: 'flow',
      include: true,
      ...reads('get_actions_for_flow', 'get_action_ids_for_flow', rates.small),
    },
    tags: {
      target: 'tag',
      many: true,
      heldAs: 'flows',
      include: true,
      ...reads('get_tags_for_flow', 'get_tag_ids_for_flow', rates.small, 'tags:read'),
    },
  },
  filters: {
    id: by('any'),
    name: words,
    status: by('equals'),
    archived: by('equals'),
    created: times,
    updated: times,
    trigger_type: by('equals'),
  },
  sorts: ['created', 'id', 'name', 'status', 'trigger_type', 'updated'],
  page: { usual: 50, largest: 50 },
  complete: triggerTypeOf,
  afterCreate: addFlowParts,
};

/** The steps of flows, with nothing below them (as Klaviyo's own client has them). */
export const flowAction: ResourceType = {
  type: 'flow-action',
  path: '/api/flow-actions',
  scope: 'flows',
  operations: {
    get: operation('get_flow_action', rates.small),
    update: operation('update_flow_action', rates.small),
    delete: operation('delete_flow_action', rates.small),
  },
  newId: newMetricId,
  attributes: { created, updated, definition: { kind: 'object', update: true } },
  relationships: {
    flow: {
      target: 'flow',
      many: false,
      include: true,
      ...reads('get_flow_for_flow_action', 'get_flow_id_for_flow_action', rates.small),
    },
  },
  filters: {
    id: by('any'),
    action_type: { ...exact, field: 'definition.type' },
    created: times,
    updated: times,
  },
  sorts: ['created', 'id', 'updated'],
  page: { usual: 50, largest: 50 },
};
