import type { Attribute, Relationship, ResourceType } from '../resource-type.js';
import { created, operation, rates, reads, updated } from './shorthands.js';

/** What a catalog id is made of. */
export const identity = {
  external_id: { kind: 'text', create: 'required', max: 200 },
  integration_type: { kind: ['$custom'], create: 'optional', usual: '$custom', shown: 'never' },
  catalog_type: { kind: 'text', create: 'optional', usual: '$default', shown: 'never', max: 40 },
} as const satisfies Record<string, Attribute>;

/** May be said, and changed. */
export const optional = { create: 'optional', update: true } as const;
/** Must be said, and may be changed. */
export const required = { create: 'required', update: true } as const;

/** What items and variants have in common. */
export const details = {
  image_full_url: { kind: 'text', ...optional },
  image_thumbnail_url: { kind: 'text', ...optional },
  images: { kind: 'list', ...optional, usual: [] },
  custom_metadata: { kind: 'object', ...optional, usual: {} },
  published: { kind: 'boolean', ...optional, usual: true },
  created,
  updated,
} as const satisfies Record<string, Attribute>;

/** All five operations, as catalogs name them. */
export const operations = (one: string, many: string): ResourceType['operations'] => ({
  list: operation(`get_${many}`, rates.huge),
  get: operation(`get_${one}`, rates.huge),
  create: operation(`create_${one}`, rates.large),
  update: operation(`update_${one}`, rates.large),
  delete: operation(`delete_${one}`, rates.large),
});

/** Writes of a relationship, as catalogs name them. */
export const writes = (many: string, of: string): Required<Pick<Relationship, 'writes'>> => ({
  writes: {
    POST: operation(`add_${many}_to_catalog_${of}`, rates.large),
    PATCH: operation(`update_${many}_for_catalog_${of}`, rates.large),
    DELETE: operation(`remove_${many}_from_catalog_${of}`, rates.large),
  },
});

/** Reads of a relationship, as catalogs name them. */
export const readsOf = (
  one: string,
  many: string,
  of: string,
): Required<Pick<Relationship, 'reads'>> =>
  reads(`get_${many}_for_catalog_${of}`, `get_${one}_ids_for_catalog_${of}`, rates.huge);
