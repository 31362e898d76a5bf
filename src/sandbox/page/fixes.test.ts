import { expect, test } from 'vitest';

import { findDropFix } from './drop-fixes.js';
import { findFix } from './fixes.js';

const fix = (detail: string, place = '', status = 400, code = 'invalid') =>
  findFix({ detail, place, status, code });

test('says what to change for each kind of refusal', () => {
  expect(fix('Invalid phone number format', '/data/attributes/phone_number')).toContain('E.164');
  expect(fix("'colour' is not a valid field for the resource.")).toContain('Remove the field');
  expect(fix('410 properties; an event holds at most 400.')).toContain('fewer keys');
  expect(fix("'yesterday' is not an ISO 8601 date and time.", '/data/attributes/time')).toContain(
    'ISO 8601',
  );
  const bounds = fix('The time is before the year 2000.', '/data/attributes/time');
  for (const word of ['1990', '2000', 'a year ahead', 'milliseconds'])
    expect(bounds).toContain(word);
  expect(fix("'2031-01-01' is not a revision: 2022-10-17")).toContain('revision header');
  expect(fix(`'value' must be number, not "much".`)).toContain('named type');
  expect(fix('A profile needs an id, email, phone_number.')).toContain('at least one');
  expect(fix('The string is over 100 KB.')).toContain('Shorten');
  expect(fix('Missing.', '', 401)).toContain('Klaviyo-API-Key');
  expect(fix('No.', '', 403)).toContain('scope');
  expect(fix('Throttled.', '', 429)).toContain('Retry-After');
  expect(fix('It exists.', '/data/attributes', 409, 'duplicate_profile')).toContain('two profiles');
  expect(fix('Not so.', 'filter')).toContain('times and numbers without');
  expect(fix('Something else.')).toContain('Change what the detail names');
});

test('says what to change for what was dropped in silence', () => {
  expect(findDropFix('duplicate of event abc: same unique_id')).toContain('unique_id');
  expect(findDropFix('the event names nobody')).toContain('identifier');
  const lost = 'lost on the way by the switched-on fault nobody';
  expect(findDropFix(lost)).toContain('Switch the fault off');
  expect(findDropFix('?')).toContain('202');
});
