import type { Operation } from '../../../tools/openapi-operations.ts';
import { type Schema, toJsonSchema } from '../../../tools/openapi-schema.ts';

/** The ids there are, by type of resource. */
export type Ids = ReadonlyMap<string, string>;

const texts: Readonly<Record<string, string>> = {
  email: 'grace@example.com',
  phone_number: '+41797654321',
  $email: 'grace@example.com',
  $phone_number: '+41797654321',
  time: '2026-01-01T00:00:00+00:00',
  value_currency: 'USD',
  // Neither may be made up.
  _kx: '',
  revision: '',
};

const textOf = (name: string, { format }: Schema): string | undefined => {
  if (name in texts) return texts[name] === '' ? undefined : texts[name];
  if (format === 'date-time') return '2026-01-01T00:00:00+00:00';
  if (format === 'date') return '2000-01-01';
  if (/url|image/.test(name)) return `https://example.com/${name}`;
  return `${name}-of-16-letters`;
};

// Objects whose keys the contract leaves open, although the service knows which ones it wants.
const freeObjects: Readonly<Record<string, object>> = {
  append: { email: 'second@example.com' },
  unappend: { email: 'second@example.com' },
  profile: { $email: 'grace@example.com' },
};

const listOf = (value: unknown) => (value as readonly Schema[] | undefined) ?? [];

const choose = (schema: Schema): Schema =>
  listOf(schema.anyOf)[0] ?? listOf(schema.oneOf)[0] ?? schema;

const typeOf = (properties: Readonly<Record<string, Schema>>): string =>
  String(listOf(properties.type?.enum)[0] ?? '');

/** A value that has everything the schema names; ids are those of things that are there. */
const fill = (given: Schema, ids: Ids, name = ''): unknown => {
  const schema = choose(given);
  if (schema !== given) return fill(schema, ids, name);
  if (Array.isArray(schema.enum)) return schema.enum[0];
  if (schema.properties !== undefined) {
    const properties = schema.properties as Readonly<Record<string, Schema>>;
    const filled = Object.entries(properties).map(([key, value]) => [
      key,
      key === 'id' && properties.type !== undefined
        ? ids.get(typeOf(properties))
        : fill(value, ids, key),
    ]);
    return Object.fromEntries(filled);
  }
  if (schema.type === 'object') return freeObjects[name] ?? { any: 'thing' };
  if (schema.type === 'array') return [fill((schema.items as Schema) ?? {}, ids, name)];
  if (schema.type === 'integer' || schema.type === 'number') return 1;
  if (schema.type === 'boolean') return true;
  return textOf(name, schema);
};

/** A body for a write that has every attribute its contract names; undefined when it takes none. */
export const documentedBody = ({ document, requestBody }: Operation, ids: Ids): unknown => {
  const content = requestBody?.content as Readonly<Record<string, { schema: Schema }>> | undefined;
  const [media] = Object.values(content ?? {});
  if (media === undefined) return undefined;
  return fill(toJsonSchema(document, media.schema, 'open'), ids);
};
