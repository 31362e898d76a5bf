import { bulkBody, eventBody } from './bodies.ts';
import type { RequestOptions } from './peer.ts';
import { factsOf, type Probe, type Unique } from './probe.ts';

type Request = readonly [method: string, path: string, options?: RequestOptions];

const YEAR_MS = 366 * 86_400_000;
const events = '/api/events';
const bulk = '/api/event-bulk-create-jobs';

/** A probe of one request whose answer says everything. */
const one = (id: string, behaviour: string, make: (unique: Unique) => Request): Probe => ({
  id,
  behaviour,
  ask: async (peer, unique) => factsOf(await peer.request(...make(unique))),
});

const get = (id: string, behaviour: string, path: string, options: RequestOptions = {}) =>
  one(id, behaviour, () => ['GET', path, options]);

/** A probe of one event that is odd in one way. */
const event = (id: string, behaviour: string, odd: (unique: Unique) => object): Probe =>
  one(id, behaviour, (unique) => [
    'POST',
    events,
    { body: eventBody({ profile: { email: unique.email() }, ...odd(unique) }) },
  ]);

const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, index]));

const nest = (levels: number): unknown => (levels === 0 ? 'end' : { in: nest(levels - 1) });

const list = (query: string) => `${events}?${query}`;

/** Requests that are wrong before anything is recorded: keys, revisions, paths and media types. */
export const edgeProbes: readonly Probe[] = [
  get('key missing', 'key-missing', events, { headers: { authorization: null } }),
  get('key malformed', 'key-missing', events, {
    headers: { authorization: 'Klaviyo-API-Key nonsense' },
  }),
  get('key as bearer', 'wrong-scheme', events, { headers: { authorization: 'Bearer pk_0123' } }),
  get('no key, no path', 'order-of-checks', '/api/nothing', { headers: { authorization: null } }),
  get('no revision, no path', 'order-of-checks', '/api/nothing', { revision: null }),
  get('path unknown', 'error-codes-guessed', '/api/nothing'),
  get('event unknown', 'error-codes-guessed', `${events}/4L3cwQae2TX`),
  one('method unknown', 'error-codes-guessed', () => ['PUT', events, { body: {} }]),
  get('revision missing', 'revision-missing', events, { revision: null }),
  get('revision unknown', 'revision-missing', events, { revision: '2020-02-02' }),
  get('revision after the last known', 'revision-missing', events, { revision: '2026-10-15' }),
  get('revision beta', 'revision-beta', events, { revision: '2026-07-15.pre' }),
  get('revision retired, opted out', 'fall-forward-opt-out', events, {
    revision: '2022-10-17',
    headers: { 'x-klaviyo-revision-fall-forward-opt-out': '1' },
  }),
  get('page size before its revision', 'page-size', list('page[size]=5'), {
    revision: '2025-10-15',
  }),
  one('media type unknown', 'both-content-types', () => [
    'POST',
    events,
    { body: '{}', headers: { 'content-type': 'text/csv' } },
  ]),
  one('body not JSON', 'error-codes', () => ['POST', events, { body: '{' }]),
  one('body empty', 'error-codes', () => ['POST', events, { body: '{}' }]),
  get('slashes doubled', 'slashes', '//api/events/'),
];

/** Events that break a rule or stand at its edge. */
export const eventProbes: readonly Probe[] = [
  event('identifiers missing', 'error-codes', () => ({ profile: {} })),
  event('email broken', 'error-codes', () => ({ profile: { email: 'ada@' } })),
  event('phone broken', 'error-codes', () => ({ profile: { phone_number: '079 123' } })),
  event('external id of 256', 'identifier-length', ({ name }) => ({
    profile: { external_id: name().padEnd(256, 'x') },
  })),
  event('unknown attribute', 'unknown-attributes', () => ({ colour: 'red' })),
  event('unknown profile attribute', 'unknown-attributes', ({ email }) => ({
    profile: { email: email(), colour: 'red' },
  })),
  get('unknown parameter', 'unknown-attributes', list('colour=red')),
  event('400 properties', 'properties-count', () => ({ properties: many(400) })),
  event('401 properties', 'properties-count', () => ({ properties: many(401) })),
  event('metric of 127', 'metric-name', () => ({ metric: 'Keepsend probe'.padEnd(127, 'm') })),
  event('metric of 128', 'metric-name', () => ({ metric: 'Keepsend probe'.padEnd(128, 'm') })),
  event('string of 100,000', 'string-decimal', () => ({ properties: { s: 's'.repeat(100_000) } })),
  event('string of 100,001', 'string-decimal', () => ({ properties: { s: 's'.repeat(100_001) } })),
  event('string of 102,401', 'string-decimal', () => ({ properties: { s: 's'.repeat(102_401) } })),
  event('4,001 items', 'string-size', () => ({ properties: { list: Array(4_001).fill(1) } })),
  event('nine levels in properties', 'depth-counted', () => ({ properties: { a: nest(8) } })),
  event('ten levels in properties', 'depth-counted', () => ({ properties: { a: nest(9) } })),
  event('eleven levels in properties', 'depth-counted', () => ({ properties: { a: nest(10) } })),
  event('time of no form', 'time-bounds', () => ({ time: 'yesterday' })),
  event('time in 1989', 'time-bounds', () => ({ time: '1989-12-31T23:59:59+00:00' })),
  event('time in 1990', 'time-bounds', () => ({ time: '1990-01-02T00:00:00+00:00' })),
  event('time over a year ahead', 'time-bounds', () => ({
    time: new Date(Date.now() + YEAR_MS).toISOString(),
  })),
  event('payload of 5.3 MB', 'payload-answer', () => ({
    properties: Object.fromEntries(
      Array.from({ length: 56 }, (_, index) => [`p${index}`, 's'.repeat(95_000)]),
    ),
  })),
  one('1,001 events in bulk', 'bulk-count', ({ name, email }) => [
    'POST',
    bulk,
    {
      body: bulkBody(
        { email: email() },
        Array.from({ length: 1_001 }, (_, index) => ({ unique_id: name(String(index)) })),
      ),
    },
  ]),
  one('an id twice in bulk', 'bulk-repeat-answer', ({ name, email }) => [
    'POST',
    bulk,
    { body: bulkBody({ email: email() }, [{ unique_id: name() }, { unique_id: name() }]) },
  ]),
];

/** Wrong questions to lists. */
export const questionProbes: readonly Probe[] = [
  get('sort unknown', 'sort-by-default', list('sort=value')),
  get('include unknown', 'error-codes', list('include=profiless')),
  get('field unknown', 'error-codes', list('fields[event]=colour')),
  get('cursor unknown', 'cursor-invalid', list('page[cursor]=nobody')),
  get('page of 0', 'page-size', list('page[size]=0')),
  get('page of 1,001', 'page-size', list('page[size]=1001')),
  get('filter empty', 'filter-empty', list('filter=')),
  get('filter of no form', 'filter-grammar', list('filter=red')),
  get('filter by an unknown field', 'filter-grammar', list('filter=equals(colour,"red")')),
  get(
    'filter with a quoted time',
    'filter-quoted-time',
    list('filter=less-than(datetime,"2026-01-01T00:00:00Z")'),
  ),
];
