import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv, type ValidateFunction } from 'ajv';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { type Operation, readOperations } from './openapi-operations.ts';
import { type Schema, toJsonSchema } from './openapi-schema.ts';
import { wordErrors } from './word-errors.ts';

/** Where a request goes; the path with or without its query. */
export interface Target {
  readonly revision: string;
  readonly method: string;
  readonly path: string;
}

/** Klaviyo's published contract, as far as its slices are there. */
export interface Contract {
  /** The revisions that have a slice, oldest first. */
  readonly revisions: readonly string[];
  /** Every operation of a revision's slices. */
  readonly operations: (revision: string) => readonly Operation[];
  /** True when the contract of that revision knows the operation. */
  readonly has: (revision: string, method: string, path: string) => boolean;
  /** The operation, if the contract knows it. */
  readonly find: (target: Target) => Operation | undefined;
  /** Its id. */
  readonly nameOf: (target: Target) => string | undefined;
  /** What is wrong with an answer, in words; the body parsed, undefined when it is empty. */
  readonly judgeResponse: (answer: Target & { status: number; body: unknown }) => string[];
  /** What is wrong with a request's body, in words. */
  readonly judgeRequest: (request: Target & { body: unknown }) => string[];
}

const usualFolder = fileURLToPath(new URL('../../shared/klaviyo/openapi', import.meta.url));

// Klaviyo prints a numeric offset, never `Z` (documented for datetime, observed elsewhere).
const PRINTED_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:\d\d$/;

const createValidator = (times: 'printed' | 'any') => {
  const validator = new Ajv({ strict: false, allErrors: true, formats: fullFormats });
  if (times === 'printed') validator.addFormat('date-time', PRINTED_TIME);
  return validator;
};

const contentOf = (document: Schema, holder: Schema): Schema | undefined => {
  const name =
    String(holder.$ref ?? '')
      .split('/')
      .at(-1) ?? '';
  const { responses } = document.components as { responses?: Record<string, Schema> };
  const content = (holder.content ?? responses?.[name]?.content) as
    | Record<string, Schema>
    | undefined;
  return Object.values(content ?? {})[0]?.schema as Schema | undefined;
};

const responseOf = ({ responses }: Operation, status: number): Schema | undefined =>
  responses[status] ?? responses[`${Math.trunc(status / 100)}XX`];

const createContract = (folder: string): Contract => {
  const revisions = readdirSync(folder)
    .filter((name) => statSync(join(folder, name)).isDirectory())
    .toSorted();
  const readBefore = new Map<string, readonly Operation[]>();
  const compiled = new Map<string, ValidateFunction>();
  const validators = { response: createValidator('printed'), request: createValidator('any') };

  const operations = (revision: string): readonly Operation[] => {
    if (!revisions.includes(revision)) return [];
    const known = readBefore.get(revision) ?? readOperations(join(folder, revision));
    readBefore.set(revision, known);
    return known;
  };
  const find = ({ revision, method, path }: Target): Operation | undefined => {
    const bare = path.replace(/\?.*$/, '');
    return operations(revision).find(
      (one) => one.method === method.toUpperCase() && one.pattern.test(bare),
    );
  };
  const judge = (
    { revision }: Target,
    operation: Operation,
    part: number | 'request',
    schema: Schema,
    body: unknown,
  ): string[] => {
    const key = `${revision} ${operation.method} ${operation.template} ${part}`;
    const isRequest = part === 'request';
    // Errors carry more on the wire than the contract names: status, links, meta (observed).
    const open = !isRequest && part >= 400 ? 'open' : 'closed';
    const validate =
      compiled.get(key) ??
      validators[isRequest ? 'request' : 'response'].compile(
        toJsonSchema(operation.document, schema, open),
      );
    compiled.set(key, validate);
    return validate(body) ? [] : wordErrors(validate);
  };
  const unknownTarget = ({ revision, method, path }: Target) =>
    `${revision} has no ${method} ${path}`;

  return {
    revisions,
    operations,
    find,
    has: (revision, method, path) => find({ revision, method, path }) !== undefined,
    nameOf: (target) => find(target)?.name,
    judgeResponse: ({ status, body, ...target }) => {
      const operation = find(target);
      if (operation === undefined) return [unknownTarget(target)];
      const response = responseOf(operation, status);
      if (response === undefined) return [`${operation.name} never answers ${status}`];
      const schema = contentOf(operation.document, response);
      if (schema !== undefined) return judge(target, operation, status, schema, body);
      return body === undefined || body === '' ? [] : [`${status} of ${operation.name} has a body`];
    },
    judgeRequest: ({ body, ...target }) => {
      const operation = find(target);
      if (operation === undefined) return [unknownTarget(target)];
      const schema = contentOf(operation.document, operation.requestBody ?? {});
      if (schema !== undefined) return judge(target, operation, 'request', schema, body);
      return body === undefined ? [] : [`${operation.name} takes no body`];
    },
  };
};

let read: Contract | undefined;

/**
 * Klaviyo's published OpenAPI slices from `KLAVIYO_OPENAPI` or the shared folder beside the
 * project, or the reason why there are none.
 */
export const readContract = (): Contract | { readonly reason: string } => {
  const folder = process.env.KLAVIYO_OPENAPI ?? usualFolder;
  if (!existsSync(folder))
    return { reason: `no OpenAPI slices at ${folder} (set KLAVIYO_OPENAPI to their folder)` };
  read ??= createContract(folder);
  return read;
};
