import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { readContract } from '../../../tools/klaviyo-contract.ts';
import { startAsking } from '../testing/ask.js';
import { attributesFor } from '../testing/resource-attributes.js';
import type { Attribute, ResourceType } from './resource-type.js';
import { table } from './table/table.js';

const REVISION = '2026-07-15';
const NOW = Date.parse('2026-11-01T00:00:00Z');
const RUNS = 25;

let asking: Awaited<ReturnType<typeof startAsking>>;

beforeAll(async () => {
  const contract = readContract();
  if ('reason' in contract) console.log(`Answers are not judged: ${contract.reason}.`);
  asking = await startAsking({ rateLimits: 0, now: () => NOW });
});
afterAll(() => asking.close());

const judge = (method: string, path: string, status: number, body: unknown) => {
  const contract = readContract();
  if ('reason' in contract || !contract.has(REVISION, method, path)) return;
  expect(contract.judgeResponse({ revision: REVISION, method, path, status, body })).toEqual([]);
};

const ask = async (method: string, path: string, data?: unknown) => {
  const init = data === undefined ? { method } : { method, body: JSON.stringify({ data }) };
  const response = await asking.call(path, init);
  const text = await response.text();
  const body = text === '' ? undefined : JSON.parse(text);
  judge(method, path, response.status, body);
  return { status: response.status, body, data: body?.data };
};

const neededBy = ({ relationships = {} }: ResourceType) =>
  Object.entries(relationships).filter(([, { create }]) => create === 'required');

const seedFor = async (type: ResourceType) => {
  await asking.post('/_sandbox/reset', {});
  const seeds = neededBy(type).map(([, { target }]) => ({ type: target, id: `a-${target}` }));
  expect((await asking.post('/_sandbox/seed', { data: seeds })).status).toBe(201);
};

const relationshipsFor = (type: ResourceType) =>
  Object.fromEntries(
    neededBy(type).map(([name, { target, many }]) => {
      const one = { type: target, id: `a-${target}` };
      return [name, { data: many ? [one] : one }];
    }),
  );

const usualOf = ({ usual }: Attribute) =>
  typeof usual === 'function' ? (usual as (now: number) => unknown)(NOW) : (usual ?? null);

const isTime = (attribute: Attribute) => attribute.kind === 'time';
const comparable = (attribute: Attribute, value: unknown) =>
  isTime(attribute) && value !== null ? Math.floor(Date.parse(String(value)) / 1000) : value;

// What must be read after `said`, when `before` was read earlier.
const expectedAfter = (
  type: ResourceType,
  said: Record<string, unknown>,
  before?: Record<string, unknown>,
) =>
  Object.fromEntries(
    Object.entries(type.attributes)
      .filter(([, { shown, column }]) => shown === undefined && column === undefined)
      .map(([name, attribute]) => {
        const value = said[name] ?? undefined;
        if (value !== undefined) return [name, comparable(attribute, value)];
        const isCleared = name in said && attribute.create !== 'required';
        const kept = before === undefined || isCleared ? usualOf(attribute) : before[name];
        return [name, comparable(attribute, kept ?? null)];
      }),
  );

const shownOf = (type: ResourceType, attributes: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(attributes)
      .filter(([name]) => type.attributes[name]?.column === undefined)
      .map(([name, value]) => [name, comparable(type.attributes[name] as Attribute, value)]),
  );

const makeable = table.filter(({ operations }) => operations.create);

describe.each(makeable.map((type) => [type.type, type] as const))('a %s', (_, type) => {
  const update = type.operations.update;

  test('is read as it was written, and as it was changed', async () => {
    await fc.assert(
      fc.asyncProperty(
        attributesFor(type, 'create'),
        attributesFor(type, 'update'),
        async (made, changed) => {
          await seedFor(type);
          const relationships = relationshipsFor(type);
          const said = {
            type: type.type,
            attributes: made,
            ...(Object.keys(relationships).length > 0 && { relationships }),
          };
          const created = await ask('POST', type.path, said);
          expect([created.status, created.body?.errors]).toEqual([201, undefined]);
          const { id } = created.data;
          const path = `${type.path}/${encodeURIComponent(id)}`;
          const read = await ask('GET', path);
          const expected = expectedAfter(type, made);
          expect(shownOf(type, read.data.attributes)).toEqual(expected);
          expect(created.data).toEqual(read.data);
          if (update === undefined) return;
          const patched = await ask('PATCH', path, { type: type.type, id, attributes: changed });
          expect(patched.body?.errors).toBeUndefined();
          const again = await ask('GET', path);
          expect(shownOf(type, again.data.attributes)).toEqual(
            expectedAfter(type, changed, read.data.attributes),
          );
        },
      ),
      { numRuns: RUNS },
    );
  });

  test('is gone after it was deleted', async () => {
    await seedFor(type);
    const [made] = fc.sample(attributesFor(type, 'create'), 1);
    const said = { type: type.type, attributes: made, relationships: relationshipsFor(type) };
    const { data } = await ask('POST', type.path, said);
    const path = `${type.path}/${encodeURIComponent(data.id)}`;
    expect((await ask('DELETE', path)).status).toBe(204);
    expect((await ask('GET', path)).status).toBe(404);
    expect((await ask('DELETE', path)).status).toBe(404);
  });
});
