/** A JSON schema or a part of one. */
export type Schema = { readonly [keyword: string]: unknown };

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const asSchema = (value: unknown): Schema => (isSchema(value) ? value : {});

const find = (document: Schema, reference: string): Schema =>
  asSchema(
    reference
      .replace(/^#\//, '')
      .split('/')
      .reduce<unknown>((inside, name) => asSchema(inside)[name], document),
  );

const mergeTwo = (one: Schema, other: Schema): Schema => {
  const merged: Record<string, unknown> = { ...one };
  for (const [keyword, value] of Object.entries(other)) {
    const before = merged[keyword];
    if (keyword === 'required' && Array.isArray(before) && Array.isArray(value))
      merged.required = [...new Set([...before, ...value])];
    else merged[keyword] = isSchema(before) && isSchema(value) ? mergeTwo(before, value) : value;
  }
  return merged;
};

// The contract prints `null` nowhere in the links of a page; the service does (observed).
const END_OF_PAGES = new Set(['next', 'prev', 'first', 'last']);

const allowNull = (schema: Schema): Schema => {
  const { nullable: _nullable, ...rest } = schema;
  return { anyOf: [rest, { type: 'null' }] };
};

const convertProperties = (properties: Schema, convert: (value: unknown) => Schema): Schema =>
  Object.fromEntries(
    Object.entries(properties).map(([name, value]) => {
      const schema = convert(value);
      const isEnd = END_OF_PAGES.has(name) && schema.format === 'uri';
      return [name, isEnd ? allowNull(schema) : schema];
    }),
  );

/**
 * An OpenAPI 3.0 schema as JSON schema, without references. Objects with named properties are
 * closed unless `open`; those without any stay free. Throws for a schema that holds itself.
 */
export const toJsonSchema = (document: Schema, root: Schema, open: 'open' | 'closed'): Schema => {
  const dereference = (value: unknown, above: readonly string[]): unknown => {
    if (Array.isArray(value)) return value.map((item) => dereference(item, above));
    if (!isSchema(value)) return value;
    const { $ref, ...beside } = value;
    if (typeof $ref === 'string') {
      if (above.includes($ref)) throw new Error(`${$ref} holds itself`);
      return dereference({ ...find(document, $ref), ...beside }, [...above, $ref]);
    }
    const inside = Object.entries(value).map(([key, item]) => [key, dereference(item, above)]);
    const { allOf, ...rest } = Object.fromEntries(inside) as Schema;
    return Array.isArray(allOf) ? [...allOf.map(asSchema), rest].reduce(mergeTwo, {}) : rest;
  };

  const convert = (value: unknown): Schema => {
    const { example: _example, description: _text, ...schema } = asSchema(value);
    const result: Record<string, unknown> = { ...schema };
    if (isSchema(schema.properties)) {
      result.properties = convertProperties(schema.properties, convert);
      result.type = 'object';
      if (open === 'closed') result.additionalProperties ??= false;
    }
    if (isSchema(schema.items)) result.items = convert(schema.items);
    for (const keyword of ['oneOf', 'anyOf'])
      if (Array.isArray(schema[keyword])) result[keyword] = schema[keyword].map(convert);
    return schema.nullable === true ? allowNull(result) : result;
  };

  return convert(dereference(root, []));
};
