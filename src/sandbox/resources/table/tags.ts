import { randomUUID } from 'node:crypto';

import { addLink } from '../links.js';
import type { Relationship, ResourceType } from '../resource-type.js';
import { listLinked } from '../source.js';
import { by, operation, rates, reads, words } from './shorthands.js';

const DEFAULT_GROUP = '00000000-0000-4000-8000-000000000000';

const tagged = (one: string, many: string): Relationship => {
  const write = (name: string) => operation(name, rates.small, `${many}:write`);
  const read = operation(`get_${one}_ids_for_tag`, rates.small, `${many}:read`);
  return {
    target: one,
    many: true,
    reads: { ids: read },
    writes: { POST: write(`tag_${many}`), DELETE: write(`remove_tag_from_${many}`) },
  };
};

const group: Relationship = {
  target: 'tag-group',
  many: false,
  create: 'optional',
  include: true,
  shown: true,
  ...reads('get_tag_group_for_tag', 'get_tag_group_id_for_tag', rates.small),
};

/** Tags (as Klaviyo's own client has them): a change is answered by an empty 204. */
export const tag: ResourceType = {
  type: 'tag',
  path: '/api/tags',
  scope: 'tags',
  operations: {
    list: operation('get_tags', rates.small),
    get: operation('get_tag', rates.small),
    create: operation('create_tag', rates.small, 'tags:read'),
    update: operation('update_tag', rates.small, 'tags:read'),
    delete: operation('delete_tag', rates.small, 'tags:read'),
  },
  newId: () => randomUUID(),
  attributes: { name: { kind: 'text', create: 'required', update: true } },
  relationships: {
    'tag-group': group,
    lists: tagged('list', 'lists'),
    segments: tagged('segment', 'segments'),
    campaigns: tagged('campaign', 'campaigns'),
    flows: tagged('flow', 'flows'),
  },
  filters: { name: words },
  sorts: ['id', 'name'],
  page: { usual: 50, largest: 50 },
  unique: ['name'],
  most: 500,
  updatesSilently: true,
  // Without a group of its own a tag is in the default one (documented).
  afterCreate: (database, row, now) => {
    if (listLinked(database, row, 'tag-group', group).length > 0) return;
    const to = { type: 'tag-group', id: DEFAULT_GROUP };
    addLink(database, { from: row, relationship: 'tag-group', to }, now);
  },
};

/** Groups of tags (as Klaviyo's own client has them); one is there from the start. */
export const tagGroup: ResourceType = {
  type: 'tag-group',
  path: '/api/tag-groups',
  scope: 'tags',
  operations: {
    list: operation('get_tag_groups', rates.small),
    get: operation('get_tag_group', rates.small),
    create: operation('create_tag_group', rates.small, 'tags:read'),
    update: operation('update_tag_group', rates.small, 'tags:read'),
    delete: operation('delete_tag_group', rates.small, 'tags:read'),
  },
  newId: () => randomUUID(),
  source: `SELECT 0 AS seq, 'tag-group' AS type, '${DEFAULT_GROUP}' AS id, json_object('name',
      'Default', 'exclusive', json('false'), 'default', json('true')) AS attributes,
      0 AS created, 0 AS updated
    UNION ALL SELECT seq, type, id, attributes, created, updated FROM resources
      WHERE type = 'tag-group'`,
  attributes: {
    name: { kind: 'text', create: 'required', update: true },
    exclusive: { kind: 'boolean', create: 'optional', usual: false },
    default: { kind: 'boolean', usual: false },
  },
  relationships: {
    tags: {
      target: 'tag',
      many: true,
      heldAs: 'tag-group',
      ...reads('get_tags_for_tag_group', 'get_tag_ids_for_tag_group', rates.small),
    },
  },
  filters: { name: words, exclusive: by('equals'), default: by('equals') },
  sorts: ['id', 'name'],
  page: { usual: 25, largest: 25 },
  unique: ['name'],
  most: 50,
  fixedId: DEFAULT_GROUP,
};
