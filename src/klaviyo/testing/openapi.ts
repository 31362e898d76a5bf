import { existsSync, readFileSync } from 'node:fs';

/** Where Klaviyo's own documents are, when somebody has them. */
const FOLDER = process.env.KLAVIYO_OPENAPI ?? '../shared/klaviyo/openapi';

interface Schema {
  $ref?: string;
  type?: string;
  enum?: unknown[];
  nullable?: boolean;
  required?: string[];
  properties?: { [name: string]: Schema };
  additionalProperties?: boolean | Schema;
  items?: Schema;
  oneOf?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
  format?: string;
}

interface Document {
  paths: {
    [path: string]: { post: { requestBody: { content: { [type: string]: { schema: Schema } } } } };
  };
  components: { schemas: { [name: string]: Schema } };
}

const JSON_API = 'application/vnd.api+json';
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

const kindOf = (value: unknown): string =>
  Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;

const isOfType = (type: string, value: unknown): boolean =>
  type === 'integer' ? Number.isInteger(value) : kindOf(value) === type;

/** The faults of a value, each with its place; a field the schema does not name is one. */
const faultsOf = (document: Document, schema: Schema, value: unknown, at: string): string[] => {
  const check = (part: Schema, item: unknown, place: string) =>
    faultsOf(document, part, item, place);
  if (schema.$ref) {
    const name = schema.$ref.replace('#/components/schemas/', '');
    return check(document.components.schemas[name] ?? {}, value, at);
  }
  if (value === null && schema.nullable) return [];
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices) {
    const tries = choices.map((choice) => check(choice, value, at));
    return tries.some(({ length }) => length === 0) ? [] : (tries[0] ?? []);
  }
  if (schema.allOf) return schema.allOf.flatMap((part) => check(part, value, at));
  if (schema.type && !isOfType(schema.type, value))
    return [`${at} is no ${schema.type} but ${kindOf(value)}`];
  if (schema.enum && !schema.enum.includes(value)) return [`${at} is none of ${schema.enum}`];
  if (schema.format === 'date-time' && !DATE_TIME.test(String(value)))
    return [`${at} is no date-time`];
  if (Array.isArray(value))
    return value.flatMap((item, index) => check(schema.items ?? {}, item, `${at}/${index}`));
  if (kindOf(value) !== 'object') return [];
  const fields = value as { [name: string]: unknown };
  const missing = (schema.required ?? []).filter((name) => fields[name] === undefined);
  const known = schema.properties;
  return [
    ...missing.map((name) => `${at}/${name} is missing`),
    ...Object.entries(fields).flatMap(([name, item]) => {
      const part = known?.[name];
      if (part) return check(part, item, `${at}/${name}`);
      return known ? [`${at}/${name} is unknown`] : [];
    }),
  ];
};

/** A judge of request bodies by Klaviyo's own document, or why there is none. */
export const readContract = (
  file: 'events' | 'profiles',
): { reason: string } | { judge: (path: string, body: unknown) => string[] } => {
  const path = `${FOLDER}/2026-07-15/${file}.json`;
  if (!existsSync(path))
    return { reason: `no ${file}.json of 2026-07-15; set KLAVIYO_OPENAPI to its folder` };
  const document = JSON.parse(readFileSync(path, 'utf8')) as Document;
  return {
    judge: (route, body) => {
      const schema = document.paths[route]?.post.requestBody.content[JSON_API]?.schema;
      return schema ? faultsOf(document, schema, body, '') : [`${route} is not in the document`];
    },
  };
};
