import { newMetricId } from '../../store/new-id.js';
import type { Attribute, Relationship, ResourceType } from '../resource-type.js';
import {
  by,
  countsMembers,
  created,
  exact,
  operation,
  rate,
  rates,
  reads,
  updated,
} from './shorthands.js';

const profileCount: Attribute = {
  kind: 'integer',
  shown: 'asked',
  compute: (database, { type, id }) =>
    database.get<{ total: number }>(
      `SELECT count(*) AS total FROM resource_links
        WHERE type = ? AND id = ? AND relationship = 'profiles'`,
      type,
      id,
    )?.total ?? 0,
};

const filters = {
  id: exact,
  name: exact,
  created: by('greater-than'),
  updated: by('greater-than'),
};

const sorts = ['created', 'id', 'name', 'updated'];

const page = { usual: 10, largest: 10 };

const related = (group: 'list' | 'segment'): Record<string, Relationship> => ({
  tags: {
    target: 'tag',
    many: true,
    heldAs: `${group}s`,
    include: true,
    ...reads(`get_tags_for_${group}`, `get_tag_ids_for_${group}`, rates.small, 'tags:read'),
  },
  'flow-triggers': {
    target: 'flow',
    many: true,
    include: true,
    ...reads(
      `get_flows_triggered_by_${group}`,
      `get_ids_for_flows_triggered_by_${group}`,
      rates.small,
      'flows:read',
    ),
  },
});

const members = (group: 'list' | 'segment') =>
  reads(`get_profiles_for_${group}`, `get_profile_ids_for_${group}`, rates.large, 'profiles:read');

/** Lists (documented). That a new one is double opt-in when it does not say is assumed. */
export const list: ResourceType = {
  type: 'list',
  path: '/api/lists',
  scope: 'lists',
  operations: {
    list: operation('get_lists', rates.large),
    get: operation('get_list', rates.large),
    create: operation('create_list', rate(10, 150, 150)),
    update: operation('update_list', rates.medium),
    delete: operation('delete_list', rates.medium),
  },
  newId: newMetricId,
  attributes: {
    name: { kind: 'text', create: 'required', update: true },
    created,
    updated,
    opt_in_process: {
      kind: ['double_opt_in', 'single_opt_in'],
      create: 'optional',
      update: true,
      usual: 'double_opt_in',
    },
    profile_count: profileCount,
  },
  relationships: {
    profiles: {
      target: 'profile',
      many: true,
      ...members('list'),
      writes: {
        POST: operation('add_profiles_to_list', rates.medium, 'profiles:write'),
        DELETE: operation('remove_profiles_from_list', rates.medium, 'profiles:write'),
      },
    },
    ...related('list'),
  },
  filters,
  sorts,
  page,
  rateFor: countsMembers('list'),
};

/** Segments (as Klaviyo's own client has them). Their definitions are kept, not worked out: members are given by hand. */
export const segment: ResourceType = {
  type: 'segment',
  path: '/api/segments',
  scope: 'segments',
  operations: {
    list: operation('get_segments', rates.large),
    get: operation('get_segment', rates.large),
    create: operation('create_segment', rate(1, 15, 100)),
    update: operation('update_segment', rate(1, 15, 100)),
    delete: operation('delete_segment', rates.small),
  },
  newId: newMetricId,
  attributes: {
    name: { kind: 'text', create: 'required', update: true },
    definition: {
      kind: 'object',
      create: 'required',
      update: true,
      usual: { condition_groups: [] },
    },
    created,
    updated,
    is_active: { kind: 'boolean', update: true, usual: true },
    is_processing: { kind: 'boolean', usual: false },
    is_starred: { kind: 'boolean', create: 'optional', update: true, usual: false },
    profile_count: profileCount,
  },
  relationships: {
    profiles: { target: 'profile', many: true, ...members('segment') },
    ...related('segment'),
  },
  filters: { ...filters, is_active: exact, is_starred: by('equals') },
  sorts,
  page,
  rateFor: countsMembers('segment'),
};
