import * as v from 'valibot';

import { MAX_IDENTIFIER_LENGTH } from '../contract/limits.js';
import { attributeSchema } from './attribute-schema.js';
import type { Relationship, ResourceType } from './resource-type.js';

/** An id: Klaviyo publishes no length, 255 is what the sandbox takes for all (assumed). */
export const identifier = v.pipe(
  v.string(),
  v.minLength(1, 'This field may not be blank.'),
  v.maxLength(MAX_IDENTIFIER_LENGTH, `Longer than ${MAX_IDENTIFIER_LENGTH} characters.`),
);

/** A reference to a resource of that type. */
export const referenceTo = (type: string) =>
  v.strictObject({ type: v.literal(type), id: identifier });

const MAX_REFERENCES = 1_000;

/** `data` of a relationship. */
export const linkageSchema = ({ target, many }: Relationship): v.GenericSchema =>
  many
    ? v.pipe(
        v.array(referenceTo(target)),
        v.maxLength(MAX_REFERENCES, `More than ${MAX_REFERENCES} at once.`),
      )
    : v.nullable(referenceTo(target));

type Use = 'create' | 'update';

const attributesOf = ({ attributes }: ResourceType, use: Use) => {
  const entries = Object.entries(attributes).flatMap(([name, attribute]) => {
    const need = attribute[use];
    if (need === undefined) return [];
    const schema = attributeSchema(attribute);
    return [[name, need === 'required' ? schema : v.nullish(schema)] as const];
  });
  return v.strictObject(Object.fromEntries(entries));
};

const relationshipsOf = ({ relationships = {} }: ResourceType, use: Use) => {
  const entries = Object.entries(relationships).flatMap(([name, relationship]) => {
    const need = relationship[use];
    if (need === undefined) return [];
    const given = v.strictObject({ data: linkageSchema(relationship) });
    const isAliased = relationship.alias !== undefined;
    const own = [name, need === 'required' && !isAliased ? given : v.nullish(given)] as const;
    return isAliased ? [own, [relationship.alias ?? '', v.nullish(given)] as const] : [own];
  });
  return v.strictObject(Object.fromEntries(entries));
};

/** One resource as a POST or a PATCH may put it; only a PATCH names the id, which its path has too. */
export const resourceSchema = (type: ResourceType, use: Use): v.GenericSchema => {
  const needsLinks = Object.values(type.relationships ?? {}).some(
    (relationship) => relationship[use] === 'required' && relationship.alias === undefined,
  );
  const relationships = relationshipsOf(type, use);
  const attributes = attributesOf(type, use);
  const entries: Record<string, v.GenericSchema> = {
    type: v.literal(type.type),
    attributes: use === 'create' ? attributes : v.nullish(attributes),
    relationships: needsLinks ? relationships : v.nullish(relationships),
  };
  if (use === 'update') entries.id = identifier;
  return v.strictObject(entries);
};

/** The body of a POST or a PATCH of one resource. */
export const requestSchema = (type: ResourceType, use: Use): v.GenericSchema =>
  v.strictObject({ data: resourceSchema(type, use) });
