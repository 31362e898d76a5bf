import fc from 'fast-check';

import { endpoints } from '../endpoints/endpoints.js';

const oddTexts = [
  '%',
  '%zz',
  '%00',
  '%C0%AF',
  '%F0%9F%98%80',
  '..',
  '.',
  '\\',
  '*',
  "'",
  '"',
  '__proto__',
  'constructor',
  'a'.repeat(3_000),
  '\x7f',
  'ü',
  '(',
  '))',
  ',',
  '[]',
  '-1',
  '1e999',
  'null',
  '2026-07-15T00:00:00Z',
];
const oddText = fc.oneof(
  fc.constantFrom(...oddTexts),
  fc.string({ unit: 'binary-ascii', maxLength: 12 }),
);
// HTTP's own parser refuses what is not printable, so that stays the exception.
const segment = fc.oneof(
  { weight: 9, arbitrary: oddText.map((text) => text.replace(/[^!-~]/g, '_')) },
  { weight: 1, arbitrary: oddText },
);

const knownPaths = [...new Set(endpoints.map(({ path }) => path))];
const controls = [
  'events',
  'profiles',
  'requests',
  'rejects',
  'wait?timeoutMs=1',
  'state',
  'faults',
];
const favourites = [
  '/api/events',
  '/api/event-bulk-create-jobs',
  '/api/profile-import',
  '/api/profiles',
  '/client/events',
  '/client/subscriptions',
];
const path = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...favourites) },
  {
    weight: 9,
    arbitrary: fc
      .tuple(fc.constantFrom(...knownPaths), segment)
      .map(([known, id]) => known.replaceAll(/:\w+/g, id || 'x')),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('/api/', '/client/', '/_sandbox/', '//'), segment)
      .map((parts) => parts.join('')),
  },
  { weight: 2, arbitrary: fc.constantFrom(...controls).map((name) => `/_sandbox/${name}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('*', 'http://example.com/api/events', 'http://[/api', '', 'api'),
  },
);

const queryName = fc.constantFrom(
  'filter',
  'sort',
  'include',
  'page[size]',
  'page[cursor]',
  'fields[event]',
  'additional-fields[profile]',
  'company_id',
  'limit',
  'since',
  'before',
  'search',
  '__proto__',
);
const queryValue = fc.oneof(
  segment,
  fc.constantFrom(
    'SANDBX',
    'equals(metric_id,"a")',
    'greater-than(datetime,2026-01-01T00:00:00Z)',
    'less-than(timestamp,99999999999999999999)',
    'any(id,["a"',
    'and(equals(id,"a"),equals(id,"b"))',
    'equals(profile_id,[1,2,{}])',
    'has(profile)',
    `${'and('.repeat(2_000)}`,
    'profile,metric',
    '-datetime',
  ),
);
const query = fc
  .array(fc.tuple(queryName, queryValue), { maxLength: 4 })
  .map((pairs) => (pairs.length === 0 ? '' : `?${pairs.map((pair) => pair.join('=')).join('&')}`));

/** Paths with queries that endpoints may or may not have, mostly printable. */
export const oddTargets: fc.Arbitrary<string> = fc
  .tuple(path, query)
  .map((parts) => parts.join(''));
