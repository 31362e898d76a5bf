import { expect, test } from 'vitest';
import { accountCalls } from './account-calls.js';
import type { Call } from './call.js';
import { eventReads } from './event-reads.js';
import { eventWrites } from './event-writes.js';
import type { AnyFilter } from './filter.js';
import { listCalls } from './list-calls.js';
import { profileCalls, profileImport } from './profile-calls.js';
import type { ShapeOf } from './resource.js';
import type { ResourceMap } from './shapes/resource-map.js';
import { subscriptionCalls } from './subscription-calls.js';
import { readContract } from './testing/openapi.js';
import { simpleEvent } from './testing/samples.js';
import type { Transport } from './transport.js';

/** Every name a type allows: one left out, or one too many, does not compile. */
type All<Names extends string> = { [Name in Names]: true };

type Filters<Type extends keyof ResourceMap> =
  ShapeOf<Type, ResourceMap> extends { filters: infer F }
    ? F extends AnyFilter
      ? F['field'] extends infer Field extends string
        ? `${F['operator']}(${Field})`
        : never
      : never
    : never;
type Sorts<Type extends keyof ResourceMap> =
  ShapeOf<Type, ResourceMap> extends { sorts: infer S extends string } ? S : never;
type Includes<Type extends keyof ResourceMap> =
  ShapeOf<Type, ResourceMap> extends {
    includes: { list: infer Name extends string };
  }
    ? Name
    : never;

interface Allowed<Type extends keyof ResourceMap> {
  filters: All<Filters<Type>>;
  sorts: All<Sorts<Type>>;
  includes: All<Includes<Type>>;
}

const compared = <Field extends string>(field: Field) =>
  ({
    [`greater-or-equal(${field})`]: true,
    [`greater-than(${field})`]: true,
    [`less-or-equal(${field})`]: true,
    [`less-than(${field})`]: true,
  }) as All<`${'greater-or-equal' | 'greater-than' | 'less-or-equal' | 'less-than'}(${Field})`>;

const oneOf = <Field extends string>(field: Field) =>
  ({ [`any(${field})`]: true, [`equals(${field})`]: true }) as All<`${'any' | 'equals'}(${Field})`>;

const event: Allowed<'event'> = {
  filters: {
    'equals(metric_id)': true,
    'equals(profile_id)': true,
    'has(profile)': true,
    'has(metric)': true,
    ...compared('datetime'),
    ...compared('timestamp'),
  },
  sorts: { datetime: true, timestamp: true },
  includes: { attributions: true, metric: true, profile: true },
};

const profile: Allowed<'profile'> = {
  filters: {
    ...oneOf('id'),
    ...oneOf('email'),
    ...oneOf('phone_number'),
    ...oneOf('external_id'),
    'equals(_kx)': true,
    'greater-than(created)': true,
    'less-than(created)': true,
    'greater-than(updated)': true,
    'less-than(updated)': true,
    'equals(subscriptions.email.marketing.list_suppressions.reason)': true,
    'equals(subscriptions.email.marketing.list_suppressions.list_id)': true,
    'equals(subscriptions.email.marketing.suppression.reason)': true,
    ...compared('subscriptions.email.marketing.list_suppressions.timestamp'),
    ...compared('subscriptions.email.marketing.suppression.timestamp'),
  },
  sorts: {
    created: true,
    email: true,
    id: true,
    updated: true,
    'subscriptions.email.marketing.list_suppressions.timestamp': true,
    'subscriptions.email.marketing.suppression.timestamp': true,
  },
  includes: { conversations: true, 'push-tokens': true },
};

const list: Allowed<'list'> = {
  filters: {
    ...oneOf('id'),
    ...oneOf('name'),
    'greater-than(created)': true,
    'greater-than(updated)': true,
  },
  sorts: { created: true, id: true, name: true, updated: true },
  includes: { 'flow-triggers': true, tags: true },
};

const catalogItem: Allowed<'catalog-item'> = {
  filters: {
    'any(ids)': true,
    'contains(title)': true,
    'equals(published)': true,
    'equals(category.id)': true,
  },
  sorts: { created: true },
  includes: { variants: true },
};

const catalogVariant: Allowed<'catalog-variant'> = {
  filters: {
    'any(ids)': true,
    'contains(title)': true,
    'equals(published)': true,
    'equals(item.id)': true,
    'equals(sku)': true,
  },
  sorts: { created: true },
  includes: {},
};

const isMissing = 'reason' in readContract('events');

const find = (file: string, method: string, path: string) => {
  const contract = readContract(file);
  if ('reason' in contract) throw new Error(contract.reason);
  const operation = contract.find(method, path);
  if (operation === undefined) throw new Error(`${method} ${path} is not in ${file}`);
  return operation;
};

const sorted = (names: Iterable<string>): string[] => [...new Set(names)].sort();

test.skipIf(isMissing).each([
  ['events', '/api/events', event],
  ['profiles', '/api/profiles', profile],
  ['lists', '/api/lists', list],
  ['catalogs', '/api/catalog-items', catalogItem],
  ['catalogs', '/api/catalog-variants', catalogVariant],
] as const)(
  'of %s at %s the types allow what Klaviyo allows, and nothing else',
  (file, path, types) => {
    const { parameters = [], 'x-klaviyo-filters': filters = {} } = find(file, 'GET', path);
    const pairs = Object.entries(filters).flatMap(([field, { operators }]) =>
      Object.values(operators)
        .flat()
        .map((operator) => `${operator}(${field})`),
    );
    const valuesOf = (name: string): string[] => {
      const schema = parameters.find((one) => one.name === name)?.schema;
      return schema?.items?.enum ?? schema?.enum ?? [];
    };
    expect(sorted(Object.keys(types.filters))).toStrictEqual(sorted(pairs));
    expect(sorted(Object.keys(types.sorts))).toStrictEqual(
      sorted(valuesOf('sort').map((name) => name.replace('-', ''))).filter((name) =>
        valuesOf('sort').includes(name),
      ),
    );
    expect(sorted(Object.keys(types.includes))).toStrictEqual(sorted(valuesOf('include')));
  },
);

test.skipIf(isMissing)('holds each call to the quota that Klaviyo publishes', () => {
  const calls: Call[] = [];
  const send: Transport = (call) => {
    calls.push(call);
    return new Promise(() => {});
  };
  const client = { revision: '2026-07-15', send };
  const { createEvent, bulkCreateEvents } = eventWrites(client);
  createEvent(simpleEvent);
  bulkCreateEvents([]);
  profileImport(client).importProfile({});
  for (const [name, read] of Object.entries(eventReads(client)))
    (read as (id?: string) => unknown)(name === 'getEvents' ? undefined : 'x');
  const people = profileCalls(client);
  people.getProfiles();
  people.getProfile('x');
  people.mergeProfiles({ source: 'a', destination: 'b' });
  const lists = listCalls(client);
  lists.getLists();
  lists.getList('x');
  lists.createList({ name: 'L' });
  lists.addProfilesToList('x', []);
  accountCalls(client).getAccounts();
  accountCalls(client).getAccount('x');
  subscriptionCalls(client).subscribeProfiles({ profiles: [] });
  subscriptionCalls(client).createBackInStockSubscription({
    channels: [],
    variantId: 'v',
    profile: {},
  });
  const files = ['events', 'profiles', 'lists', 'accounts', 'catalogs'];
  for (const { method, path, quota, name } of calls) {
    const file = files.find((one) => {
      const contract = readContract(one);
      return 'find' in contract && contract.find(method, path) !== undefined;
    });
    const limit = find(file ?? 'events', method, path)['x-klaviyo-ratelimit'];
    const published = [limit?.burst, limit?.steady].map((text) => Number.parseInt(text ?? '', 10));
    expect([name, ...(quota ?? [])]).toStrictEqual([name, ...published]);
  }
  expect(calls).toHaveLength(20);
});
