import { expect, test } from 'vitest';
import { run } from './run.js';
import { fakeIo, problem } from './testing/fake-io.js';

const attributes = {
  test_account: false,
  contact_information: { organization_name: 'First Light' },
  timezone: 'Europe/London',
  preferred_currency: 'GBP',
  public_api_key: 'Ab12Cd',
};

const accounts = () => Response.json({ data: [{ type: 'account', id: 'Ab12Cd', attributes }] });
const nothing = () => Response.json({ data: [] });
const forbidden = () => problem(403, 'permission_denied', 'No.');

test('says whose account it is and what the key may read', async () => {
  const io = fakeIo({
    '/api/accounts': accounts,
    '/api/events': nothing,
    '/api/lists': forbidden,
    '/api/metrics': nothing,
    '/api/profiles': () => problem(410, 'gone', 'Gone.'),
  });
  expect(await run(['account'], io)).toBe(0);
  expect(io.lines).toStrictEqual([
    'name          First Light',
    'public key    Ab12Cd',
    'timezone      Europe/London',
    'currency      GBP',
    'test account  no',
    'may           accounts:read, events:read, metrics:read',
    'may not       lists:read',
    'unclear       profiles:read',
  ]);
  expect(io.errors).toStrictEqual([]);
});

test('tells the same as JSON', async () => {
  const io = fakeIo({ '/api/accounts': accounts, '/api/events': forbidden });
  await run(['account', '--json'], io);
  expect(io.lines).toHaveLength(1);
  expect(JSON.parse(io.lines[0] ?? '')).toMatchObject({
    type: 'account',
    public_api_key: 'Ab12Cd',
    scopes: { 'accounts:read': true, 'events:read': false },
  });
});

test('names the scope it needs', async () => {
  const io = fakeIo({ '/api/accounts': forbidden });
  expect(await run(['account'], io)).toBe(1);
  expect(io.errors).toStrictEqual([
    'keepsend: the key may not do this (403); it needs the scope accounts:read',
  ]);
});

test('says when the answer names no account', async () => {
  const io = fakeIo({ '/api/accounts': nothing });
  expect(await run(['account'], io)).toBe(1);
  expect(io.errors).toStrictEqual([
    'keepsend: https://a.klaviyo.com names no account for this key',
  ]);
});
