import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { readContract } from '../../../tools/klaviyo-contract.ts';
import { endpoints } from '../endpoints/endpoints.js';
import { eventBody, startAsking } from '../testing/ask.js';
import { documentedBody } from './documented-body.js';

const found = readContract();
const contract = 'reason' in found ? undefined : found;
if ('reason' in found) console.log(`Documented bodies are not sent: ${found.reason}.`);

let asking: Awaited<ReturnType<typeof startAsking>>;
beforeAll(async () => {
  asking = await startAsking();
});
afterAll(() => asking.close());

const ids = new Map<string, string>();

const make = async (path: string, type: string, attributes: object, rest: object = {}) => {
  const response = await asking.post(path, { data: { type, attributes, ...rest } });
  const { data } = (await response.json()) as { data: { id: string } };
  ids.set(type, data.id);
};

beforeEach(async () => {
  await asking.post('/_sandbox/reset', {});
  await asking.post('/api/events', eventBody());
  await make('/api/profiles', 'profile', { email: 'countess@example.com' });
  ids.set('profile-merge', ids.get('profile') ?? '');
  await make('/api/profiles', 'profile', { external_id: 'somebody' });
  await make('/api/lists', 'list', { name: 'a' });
  const about = { title: 'a', description: 'a', url: 'https://example.com' };
  await make('/api/catalog-items', 'catalog-item', { external_id: 'a', ...about });
  const item = { item: { data: { type: 'catalog-item', id: ids.get('catalog-item') } } };
  const variant = { external_id: 'b', sku: 'b', inventory_quantity: 1, price: 1, ...about };
  await make('/api/catalog-variants', 'catalog-variant', variant, { relationships: item });
  await make('/api/catalog-categories', 'catalog-category', { external_id: 'a', name: 'a' });
  const topic = {
    'webhook-topics': { data: [{ type: 'webhook-topic', id: 'event:klaviyo.sent_sms' }] },
  };
  const hook = { name: 'a', endpoint_url: 'https://example.com', secret_key: 'k'.repeat(16) };
  await make('/api/webhooks', 'webhook', hook, { relationships: topic });
  ids.set('webhook-topic', 'event:klaviyo.sent_sms');
  ids.set('order', '42439497119686');
});

const types: Readonly<Record<string, string>> = {
  'catalog-categories': 'catalog-category',
};

const pathOf = (template: string) => {
  const kind = template.split('/')[2] ?? '';
  const id = ids.get(types[kind] ?? kind.replace(/s$/, '')) ?? 'x';
  const path = template.replace(/\{\w+\}/, id);
  return template.startsWith('/client') ? `${path}?company_id=SANDBX` : path;
};

const problemsOf = (text: string) => {
  const { errors } = JSON.parse(text) as { errors: { detail: string; source: object }[] };
  return errors.map(({ detail, source }) => `${detail} ${JSON.stringify(source)}`).join(' ');
};

// One of three ways at a time.
const exclusive = new Set(['bulk_suppress_profiles', 'bulk_unsuppress_profiles']);

describe.skipIf(contract === undefined).each(contract?.revisions ?? ['no revision'])(
  '%s',
  (revision) => {
    const writes = (contract?.operations(revision) ?? []).filter(
      ({ method, pattern, requestBody, name }) =>
        requestBody !== undefined &&
        !exclusive.has(name) &&
        endpoints.some(
          (one) => one.method === method && pattern.test(one.path.replace(/:\w+/g, 'x')),
        ),
    );

    test.each(writes)('$name takes everything it is said to take', async (operation) => {
      const { method, template } = operation;
      const path = pathOf(template);
      const headers: Record<string, string> = { revision, 'content-type': 'application/json' };
      if (!path.startsWith('/client'))
        headers.authorization = 'Klaviyo-API-Key pk_0123456789abcdef';
      const sent = documentedBody(operation, ids);
      const response = await fetch(asking.sandbox.url + path, {
        method,
        headers,
        body: JSON.stringify(sent),
      });
      const text = await response.text();
      expect(response.ok ? '' : problemsOf(text)).toBe('');
      const body: unknown = text === '' ? undefined : JSON.parse(text);
      expect(
        contract?.judgeResponse({ revision, method, path, status: response.status, body }),
      ).toEqual([]);
      expect(contract?.judgeRequest({ revision, method, path, body: sent })).toEqual([]);
    });
  },
);
