import { beforeAll, describe, expect, test } from 'vitest';

import { readContract } from '../../../tools/klaviyo-contract.ts';
import { resourceEndpoints } from './resource-endpoints.js';
import type { ResourceType } from './resource-type.js';
import { table } from './table/table.js';

const contract = readContract();
const areas = /^\/api\/(catalog|lists|webhook|accounts)/;
const holes = (path: string) => path.replace(/:\w+|\{\w+\}/g, '{}');

const published =
  'reason' in contract
    ? []
    : contract.operations('2026-07-15').filter(({ template }) => areas.test(template));

beforeAll(() => {
  if ('reason' in contract) console.log(`The table is not compared: ${contract.reason}.`);
});

const byName = (one: { name: string }, two: { name: string }) => (one.name < two.name ? -1 : 1);

interface Parameter {
  readonly name: string;
  readonly description?: string;
  readonly schema: {
    readonly enum?: readonly string[];
    readonly items?: { readonly enum?: readonly string[] };
    readonly default?: number;
    readonly maximum?: number;
  };
}

const parametersOf = (name: string): readonly Parameter[] =>
  (published.find((one) => one.name === name)?.parameters ?? []) as readonly Parameter[];

const allowedFilters = (description = '') =>
  Object.fromEntries(
    [...description.matchAll(/`([\w.]+)`: ((?:`[a-z-]+`(?:, )?)+)/g)].map(
      ([, field, operators]) => [
        field,
        [...(operators ?? '').matchAll(/[a-z-]+/g)].map(([one]) => one).toSorted(),
      ],
    ),
  );

const filtersOf = ({ filters = {} }: ResourceType) =>
  Object.fromEntries(
    Object.entries(filters).map(([field, { operators }]) => [field, [...operators].toSorted()]),
  );

describe.runIf(published.length > 0)('the table beside the published contract', () => {
  test('has its operations with their paths, scopes and rates', () => {
    const own = resourceEndpoints
      .filter(({ path }) => areas.test(path))
      .map(({ name, method, path, scopes, rate }) => ({
        name,
        path: `${method} ${holes(path)}`,
        scopes: [...scopes].toSorted(),
        rate,
      }));
    const theirs = published.map(({ name, method, template, scopes = [], rate = {} }) => ({
      name,
      path: `${method} ${holes(template)}`,
      scopes: [...scopes].toSorted(),
      rate: Object.fromEntries(
        Object.entries(rate).map(([window, limit]) => [window, Number.parseInt(String(limit), 10)]),
      ),
    }));
    expect(own.toSorted(byName)).toEqual(theirs.toSorted(byName));
  });

  const listed = table.filter(
    ({ path, operations }) => areas.test(path) && operations.list !== undefined,
  );

  test.each(listed.map((type) => [type.type, type] as const))(
    'lists %s by its filters, sorts, includes and page sizes',
    (_, type) => {
      const parameters = parametersOf(type.operations.list?.name ?? '');
      const find = (name: string) => parameters.find((one) => one.name === name);
      const own = filtersOf(type);
      // The project's API documents filter items by price.
      if (type.type === 'catalog-item') delete own.price;
      expect(own).toEqual(allowedFilters(find('filter')?.description));
      const sorts = find('sort')?.schema.enum ?? [];
      expect(type.sorts ?? []).toEqual(sorts.filter((one) => !one.startsWith('-')));
      const size = find('page[size]')?.schema;
      const page = size && { usual: size.default, largest: size.maximum };
      expect(type.page).toEqual(page);
      const one = parametersOf(type.operations.get?.name ?? '');
      const includes = one.find(({ name }) => name === 'include')?.schema.items?.enum ?? [];
      const relationships = Object.entries(type.relationships ?? {});
      const includable = relationships.filter(([, { include }]) => include).map(([name]) => name);
      expect(includable.toSorted()).toEqual([...includes].toSorted());
    },
  );

  test.each(table.filter(({ path }) => areas.test(path)).map((type) => [type.type, type] as const))(
    'shows the fields of a %s',
    (_, type) => {
      const { operations } = type;
      const parameters = parametersOf((operations.get ?? operations.list)?.name ?? '');
      const fields = parameters.find(({ name }) => name === `fields[${type.type}]`);
      const outer = new Set((fields?.schema.items?.enum ?? []).map((name) => name.split('.')[0]));
      const own = Object.entries(type.attributes).filter(([, { shown }]) => shown !== 'never');
      expect(['id', ...own.map(([name]) => name)].toSorted()).toEqual([...outer].toSorted());
    },
  );
});

test('every operation has a name of its own, and every path and method one operation', () => {
  const names = resourceEndpoints.map(({ name }) => name);
  const places = resourceEndpoints.map(({ method, path }) => `${method} ${holes(path)}`);
  expect(names).toEqual([...new Set(names)]);
  expect(places).toEqual([...new Set(places)]);
});
