import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Schema } from './openapi-schema.ts';

/** One operation of a published slice, with the document that its references point into. */
export interface Operation {
  readonly name: string;
  readonly method: string;
  readonly template: string;
  readonly pattern: RegExp;
  readonly document: Schema;
  readonly requestBody: Schema | undefined;
  readonly parameters: readonly unknown[];
  /** Older revisions name neither scopes nor rates but in words. */
  readonly scopes: readonly string[] | undefined;
  readonly rate: Schema | undefined;
  readonly responses: Readonly<Record<string, Schema>>;
}

interface Item {
  readonly operationId: string;
  readonly requestBody?: Schema;
  readonly parameters?: readonly unknown[];
  readonly responses: Readonly<Record<string, Schema>>;
  readonly 'x-klaviyo-scopes'?: readonly string[];
  readonly 'x-klaviyo-ratelimit'?: Schema;
}

interface Slice extends Schema {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Item>>>>;
}

const toPattern = (template: string): RegExp => {
  const path = template.replace(/\/$/, '').replace(/\{[^}]+\}/g, '[^/]+');
  return new RegExp(`^${path}/?$`);
};

const holes = (template: string): number => template.split('{').length;

const readSlice = (file: string): readonly Operation[] => {
  const document = JSON.parse(readFileSync(file, 'utf8')) as Slice;
  return Object.entries(document.paths).flatMap(([template, methods]) =>
    Object.entries(methods).map(([method, item]) => ({
      name: item.operationId,
      method: method.toUpperCase(),
      template,
      pattern: toPattern(template),
      document,
      requestBody: item.requestBody,
      parameters: item.parameters ?? [],
      scopes: item['x-klaviyo-scopes'],
      rate: item['x-klaviyo-ratelimit'],
      responses: item.responses,
    })),
  );
};

/** Every operation in the slices of a folder, paths without placeholders first. */
export const readOperations = (folder: string): readonly Operation[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => readSlice(join(folder, name)))
    .toSorted((one, other) => holes(one.template) - holes(other.template));
