import { afterEach, describe, expect, test, vi } from 'vitest';

import { readContract } from './klaviyo-contract.ts';

const found = readContract();
const contract = 'reason' in found ? undefined : found;
if ('reason' in found) console.log(`Contract tests are skipped: ${found.reason}.`);

const links = { self: 'https://a.klaviyo.com/api/events/4L3cwQae2TX/' };
const event = {
  type: 'event',
  id: '4L3cwQae2TX',
  attributes: {
    timestamp: 1667870625,
    event_properties: { $value: 9.5, anything: { goes: [1] } },
    datetime: '2022-11-08T01:23:45+00:00',
    uuid: 'b1d1c680-5f00-11ed-8001-1f2a3b4c5d6e',
  },
  relationships: {
    profile: {
      data: { type: 'profile', id: '01H' },
      links: { self: 'https://x.test', related: 'https://x.test' },
    },
  },
  links,
};
const metric = {
  type: 'metric',
  id: 'ABC123',
  attributes: {
    name: 'Placed Order',
    created: '2022-11-08T01:23:45+00:00',
    updated: null,
    integration: {},
  },
  links,
};
const single = {
  revision: '2026-07-15',
  method: 'GET',
  path: '/api/events/4L3cwQae2TX',
  status: 200,
};
const list = { ...single, path: '/api/events?page[size]=1' };
const write = { revision: '2026-07-15', method: 'POST', path: '/api/events' };

const order = (attributes: object = {}) => ({
  data: {
    type: 'event',
    attributes: {
      properties: { Items: [{ SKU: 'A' }] },
      metric: { data: { type: 'metric', attributes: { name: 'Placed Order' } } },
      profile: { data: { type: 'profile', attributes: { email: 'ada@example.com' } } },
      ...attributes,
    },
  },
});

afterEach(() => vi.unstubAllEnvs());

test('without slices the reason says where they were looked for', () => {
  vi.stubEnv('KLAVIYO_OPENAPI', '/nowhere/at/all');
  expect(readContract()).toEqual({ reason: expect.stringContaining('/nowhere/at/all') });
});

describe.skipIf(contract === undefined)('the published contract', () => {
  if (contract === undefined) return;
  const { judgeRequest, judgeResponse } = contract;

  test('knows operations by path, with a placeholder, a slash or a query', () => {
    expect(contract.has('2026-07-15', 'GET', '/api/events/x/')).toBe(true);
    expect(contract.has('2024-06-15', 'GET', '/api/events?sort=datetime')).toBe(true);
    expect(contract.has('2026-07-15', 'PUT', '/api/events')).toBe(false);
    expect(contract.has('2024-10-15', 'GET', '/api/events')).toBe(false);
    const target = { ...write, path: '/api/profiles/x' };
    expect(contract.nameOf({ ...target, method: 'PATCH' })).toBe('update_profile');
  });

  test('a well-formed event is right', () => {
    expect(judgeResponse({ ...single, body: { data: event } })).toEqual([]);
  });

  test('every page and everything included is judged, and null ends the pages', () => {
    const body = {
      data: [event],
      included: [metric],
      links: { self: links.self, next: null, prev: null },
    };
    expect(judgeResponse({ ...list, body })).toEqual([]);
    const broken = { ...metric, attributes: { ...metric.attributes, colour: 'red' } };
    expect(judgeResponse({ ...list, body: { ...body, included: [broken] } })).toContain(
      '/included/0/attributes must NOT have additional properties: colour',
    );
  });

  test.each([
    [
      'an unknown attribute',
      { attributes: { ...event.attributes, value: 9.5 } },
      '/data/attributes',
    ],
    [
      'a wrong type',
      { attributes: { ...event.attributes, timestamp: '1667870625' } },
      '/data/attributes/timestamp',
    ],
    ['a missing link', { links: undefined }, '/data'],
    [
      'an unknown relationship',
      { relationships: { metrics: { data: [] } } },
      '/data/relationships',
    ],
    [
      'a time with Z',
      { attributes: { datetime: '2022-11-08T01:23:45Z' } },
      '/data/attributes/datetime',
    ],
    [
      'a time with a blank',
      { attributes: { datetime: '2022-11-08 01:23:45+00:00' } },
      '/data/attributes/datetime',
    ],
    ['another type', { type: 'evnt' }, '/data/type'],
  ])('%s is a fault at its place', (_, change, place) => {
    const body = JSON.parse(JSON.stringify({ data: { ...event, ...change } })) as unknown;
    expect(judgeResponse({ ...single, body })).toEqual([expect.stringMatching(`^${place} `)]);
  });

  test('a status outside the contract is a fault', () => {
    expect(judgeResponse({ ...single, status: 201, body: {} })).toEqual([
      'get_event never answers 201',
    ]);
  });

  test('a 202 is empty', () => {
    expect(judgeResponse({ ...write, status: 202, body: undefined })).toEqual([]);
    expect(judgeResponse({ ...write, status: 202, body: {} })).toHaveLength(1);
  });

  test('an error has its four fields and may have more', () => {
    const error = {
      id: 'x',
      code: 'invalid',
      title: 'Invalid input.',
      detail: 'No.',
      status: 400,
      links: {},
    };
    expect(judgeResponse({ ...write, status: 400, body: { errors: [error] } })).toEqual([]);
    const { title: _, ...untitled } = error;
    expect(judgeResponse({ ...write, status: 400, body: { errors: [untitled] } })).toHaveLength(1);
  });

  test('a request is judged as well, its properties left free', () => {
    expect(judgeRequest({ ...write, body: order({ time: '2026-01-01T00:00:00Z' }) })).toEqual([]);
    expect(judgeRequest({ ...write, body: order({ uniqueId: 'x' }) })).toEqual([
      expect.stringContaining('uniqueId'),
    ]);
    expect(
      judgeRequest({ ...write, revision: '2026-01-15', body: order({ backfill: true }) }),
    ).toEqual([expect.stringContaining('backfill')]);
  });

  test('every operation of every slice compiles', () => {
    for (const revision of contract.revisions)
      for (const operation of contract.operations(revision)) {
        const target = { revision, method: operation.method, path: operation.template };
        for (const status of Object.keys(operation.responses).map(Number).filter(Number.isFinite))
          expect(() => judgeResponse({ ...target, status, body: {} })).not.toThrow();
        expect(() => judgeRequest({ ...target, body: {} })).not.toThrow();
      }
  });
});
