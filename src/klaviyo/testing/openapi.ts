import { existsSync, readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';

/** Where Klaviyo's own documents are, when somebody has them. */
const FOLDER = process.env.KLAVIYO_OPENAPI ?? '../shared/klaviyo/openapi';

type Node = { [key: string]: unknown };

interface Parameter {
  name: string;
  in: string;
  schema: { type: string; enum?: string[]; items?: { enum?: string[] } };
}

/** One of Klaviyo's endpoints, as far as the tests ask. */
export interface Operation {
  parameters?: Parameter[];
  'x-klaviyo-ratelimit'?: { burst: string; steady: string };
  'x-klaviyo-filters'?: { [field: string]: { operators: { [kind: string]: string[] } } };
  requestBody?: { content: { [type: string]: { schema: Node } } };
}

interface Document {
  paths: { [path: string]: { [method: string]: Operation } };
  components: { schemas: Node };
}

/** What a request looked like on the wire. */
export interface Request {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
}

/** The faults of a request by Klaviyo's own document, each with its place. */
export type Judge = (request: Request) => string[];

/** An endpoint by its method and path. */
export type Find = (method: string, pathname: string) => Operation | undefined;

/** OpenAPI 3.0 as JSON Schema; a field that a schema does not name is a fault. */
const translate = (node: unknown): unknown => {
  if (Array.isArray(node)) return node.map(translate);
  if (typeof node !== 'object' || node === null) return node;
  const { nullable, example, ...rest } = node as Node;
  const schema = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [key, translate(value)]),
  );
  const isClosed = 'properties' in rest && !('additionalProperties' in rest) && !('allOf' in rest);
  if (isClosed && typeof rest.properties === 'object') schema.additionalProperties = false;
  return nullable === true ? { anyOf: [schema, { type: 'null' }] } : schema;
};

const toPattern = (path: string): RegExp => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`);

const findOperation = (
  document: Document,
  method: string,
  pathname: string,
): Operation | undefined =>
  Object.entries(document.paths).find(
    ([route, methods]) => toPattern(route).test(pathname) && methods[method.toLowerCase()],
  )?.[1][method.toLowerCase()];

const faultsOfSearch = (parameters: Parameter[], search: URLSearchParams): string[] =>
  [...search].flatMap(([name, value]) => {
    const known = parameters.find((one) => one.in === 'query' && one.name === name);
    if (known === undefined) return [`?${name} is unknown`];
    const { type, items, enum: values } = known.schema;
    if (type === 'integer') return /^\d+$/.test(value) ? [] : [`?${name} is no integer`];
    const allowed = items?.enum ?? values;
    const given = type === 'array' ? value.split(',') : [value];
    return given.filter((one) => allowed && !allowed.includes(one)).map((one) => `?${name}=${one}`);
  });

/** A judge of requests by one of Klaviyo's documents, or why there is none. */
export const readContract = (
  file: string,
  revision = '2026-07-15',
): { reason: string } | { judge: Judge; find: Find } => {
  const path = `${FOLDER}/${revision}/${file}.json`;
  if (!existsSync(path))
    return { reason: `no ${file}.json of ${revision}; set KLAVIYO_OPENAPI to its folder` };
  const document = JSON.parse(readFileSync(path, 'utf8')) as Document;
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true });
  formats.default(ajv);
  ajv.addSchema(translate({ components: document.components }) as Node, 'document');
  const validators = new Map<Operation, ValidateFunction>();

  const faultsOfBody = (operation: Operation, { headers, body }: Request): string[] => {
    if (operation.requestBody === undefined) return body === '' ? [] : ['there is a body'];
    const type = headers.get('content-type') ?? '';
    const schema = operation.requestBody.content[type]?.schema;
    if (schema === undefined) return [`${type} is not the type of the body`];
    const text = JSON.stringify(translate(schema)).replaceAll('"#/', '"document#/');
    const validate = validators.get(operation) ?? ajv.compile(JSON.parse(text));
    validators.set(operation, validate);
    validate(JSON.parse(body));
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  };

  return {
    find: (method, pathname) => findOperation(document, method, pathname),
    judge: (request) => {
      const { pathname, searchParams } = new URL(request.url);
      const operation = findOperation(document, request.method, pathname);
      if (operation === undefined) return [`${request.method} ${pathname} is not in the document`];
      return [
        ...faultsOfSearch(operation.parameters ?? [], searchParams),
        ...faultsOfBody(operation, request),
      ];
    },
  };
};
