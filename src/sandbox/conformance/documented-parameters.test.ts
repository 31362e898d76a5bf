import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { readContract } from '../../../tools/klaviyo-contract.ts';
import { endpoints } from '../endpoints/endpoints.js';
import { eventBody, startAsking } from '../testing/ask.js';
import { documentedQueries } from './documented-parameters.js';

const found = readContract();
const contract = 'reason' in found ? undefined : found;
if ('reason' in found) console.log(`Documented parameters are not tried: ${found.reason}.`);

let asking: Awaited<ReturnType<typeof startAsking>>;
const ids = new Map<string, string>();

const firstIdAt = async (path: string) => {
  const { data } = (await asking.read(path)) as { data?: { id: string }[] };
  return data?.[0]?.id ?? '';
};

beforeAll(async () => {
  asking = await startAsking();
  await asking.post('/api/events', eventBody());
  const make = (type: string, attributes: object) =>
    asking.post(`/api/${type.replace(/y$/, 'ie')}s`, { data: { type, attributes } });
  await make('list', { name: 'a' });
  const about = { title: 'a', description: 'a', url: 'https://example.com' };
  await make('catalog-item', { external_id: 'a', ...about });
  await make('catalog-category', { external_id: 'a', name: 'a' });
  for (const type of [
    'events',
    'profiles',
    'lists',
    'catalog-items',
    'catalog-categories',
    'accounts',
    'webhook-topics',
  ])
    ids.set(type, await firstIdAt(`/api/${type}`));
});
afterAll(() => asking.close());

// A key has no business at an endpoint for browsers.
const ask = (path: string, revision: string) =>
  path.startsWith('/client')
    ? fetch(asking.sandbox.url + path, { headers: { revision } })
    : asking.call(path, { headers: { revision } });

// What was not asked for is missing for a reason.
const isLeftOut = (query: string, fault: string) =>
  query.startsWith('fields') && fault.includes('must have required property');

const isServed = (method: string, pattern: RegExp) =>
  endpoints.some(
    (endpoint) => endpoint.method === method && pattern.test(endpoint.path.replace(/:\w+/g, 'x')),
  );

const placeOf = (template: string) => {
  const type = template.split('/')[2] ?? '';
  const path = template
    .replace(/\{\w+\}/, ids.get(type) ?? 'x')
    .replace('{related_resource}', 'metrics');
  return template.startsWith('/client') ? `${path}?company_id=SANDBX&` : `${path}?`;
};

describe.skipIf(contract === undefined).each(contract?.revisions ?? ['no revision'])(
  '%s',
  (revision) => {
    const reads = (contract?.operations(revision) ?? []).filter(
      ({ method, pattern }) => method === 'GET' && isServed(method, pattern),
    );

    test.each(reads)('$name takes every parameter it is said to take', async (operation) => {
      const refused: string[] = [];
      for (const query of documentedQueries(operation)) {
        const path = placeOf(operation.template) + query;
        const response = await ask(path, revision);
        const body = (await response.json()) as { errors?: { detail: string }[] };
        const { status } = response;
        const target = { revision, method: 'GET', path, status };
        const faults = (contract?.judgeResponse({ ...target, body }) ?? []).filter(
          (fault) => !isLeftOut(query, fault),
        );
        if (![200, 404].includes(status)) faults.push(`${status}: ${body.errors?.[0]?.detail}`);
        refused.push(...faults.map((fault) => `${decodeURIComponent(query)}: ${fault}`));
      }
      expect(refused).toEqual([]);
    });
  },
);
