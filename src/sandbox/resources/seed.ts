import * as v from 'valibot';

import { Failure } from '../contract/failure.js';
import type { Database } from '../store/database.js';
import { addResource } from './add-resource.js';
import { attributeSchema } from './attribute-schema.js';
import { toDocument } from './document.js';
import { identifier, linkageSchema } from './request-schema.js';
import type { Attribute, Document, Reading, ResourceType } from './resource-type.js';
import { seedMetric } from './seed-metric.js';
import { seedProfile } from './seed-profile.js';
import { findResource } from './source.js';
import { findType, table } from './table/table.js';
import { resolveLinkage } from './told.js';

/** A resource to be made under an id of the sender's choice. */
export interface Seed {
  readonly type: string;
  readonly id: string;
  readonly attributes?: Record<string, unknown> | null | undefined;
  readonly relationships?:
    | Record<string, { data: Parameters<typeof resolveLinkage>[2] } | null>
    | null
    | undefined;
}

const specials: Readonly<Record<string, typeof seedProfile>> = {
  profile: seedProfile,
  metric: seedMetric,
};

const relationshipsOf = ({ relationships = {} }: ResourceType) =>
  Object.fromEntries(
    Object.entries(relationships).map(([name, relationship]) => [
      name,
      v.nullish(v.strictObject({ data: linkageSchema(relationship) })),
    ]),
  );

const attributesOf = ({ attributes }: ResourceType) =>
  Object.fromEntries(
    Object.entries(attributes)
      .filter(([, { column, compute }]) => column === undefined && compute === undefined)
      .map(([name, attribute]) => [name, v.nullish(attributeSchema(attribute))]),
  );

const unknownType = v.object({
  type: v.picklist(table.map(({ type }) => type).filter((name) => name !== 'account')),
});

/** One seed: every attribute may be told, those that only Klaviyo writes too, and none has to be. */
export const seedSchema: v.GenericSchema<unknown, Seed> = v.lazy((input) => {
  const name = (input as { type?: unknown } | null)?.type;
  const type = typeof name === 'string' && name !== 'account' ? findType(name) : undefined;
  if (type === undefined) return unknownType as unknown as v.GenericSchema<unknown, Seed>;
  const attributes = Object.hasOwn(specials, type.type)
    ? v.record(v.string(), v.unknown())
    : v.strictObject(attributesOf(type));
  return v.strictObject({
    type: v.literal(type.type),
    id: identifier,
    attributes: v.nullish(attributes),
    relationships: v.nullish(v.strictObject(relationshipsOf(type))),
  }) as unknown as v.GenericSchema<unknown, Seed>;
});

// What Klaviyo always has is made up when nobody tells it, so that documents keep their shape.
const makeUp = ({ kind, create, usual }: Attribute, id: string): unknown => {
  if (create !== 'required' || usual !== undefined) return null;
  if (kind === 'number' || kind === 'integer') return 0;
  if (kind === 'object') return {};
  return kind === 'text' ? (id.split(':::').at(-1) ?? id) : null;
};

const addSeed = (database: Database, type: ResourceType, seed: Seed, at: string, now: number) => {
  const linked: Record<string, readonly string[]> = {};
  for (const [name, relationship] of Object.entries(type.relationships ?? {})) {
    const data = seed.relationships?.[name]?.data;
    if (data === undefined) continue;
    const pointer = `${at}/relationships/${name}/data`;
    linked[name] = resolveLinkage(database, relationship, data, pointer);
  }
  const attributes = Object.fromEntries(
    Object.entries(type.attributes).map(([name, attribute]) => [
      name,
      seed.attributes?.[name] ?? makeUp(attribute, seed.id),
    ]),
  );
  return addResource(database, type, { id: seed.id, attributes, linked }, now);
};

const plant = (call: Reading, seed: Seed, index: number): Document => {
  const { database, now } = call.box;
  const type = findType(seed.type);
  if (type === undefined) throw new Error(`There is no type ${seed.type}`);
  const at = `/data/${index}`;
  const special = Object.hasOwn(specials, type.type) ? specials[type.type] : undefined;
  if (special === undefined)
    return toDocument(call, type, addSeed(database, type, seed, at, now()));
  if (findResource(database, type, seed.id) !== undefined)
    throw new Failure(409, {
      detail: `A ${type.type} with id ${seed.id} already exists.`,
      pointer: `${at}/id`,
      code: 'conflict',
    });
  special(database, seed, at, now());
  const row = findResource(database, type, seed.id);
  if (row === undefined) throw new Error(`${type.type} ${seed.id} was not kept`);
  return toDocument(call, type, row);
};

/** Makes every seed, in order, or none; later ones may lead to earlier ones. */
export const plantAll = (call: Reading, seeds: readonly Seed[]): Document[] => {
  const documents = call.box.database.transaction(() =>
    seeds.map((seed, index) => plant(call, seed, index)),
  );
  call.box.feed.publish('resources', 'people');
  return documents;
};
