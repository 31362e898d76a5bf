import { inspect } from 'node:util';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { createRoute, type RouteOptions } from './index.js';
import { KEY, startRoute } from './testing/route.js';
import { SECRET } from './testing/server.js';

const refuse = (options: object): TypeError => {
  try {
    createRoute({ apiKey: KEY, basePath: '/q7f2', ...options } as RouteOptions);
  } catch (error) {
    return error as TypeError;
  }
  throw new Error('The options were taken');
};

describe('refuses', () => {
  test.each<[string, keyof RouteOptions, unknown]>([
    ['no key', 'apiKey', undefined],
    ['an empty key', 'apiKey', ''],
    ['a public key', 'apiKey', 'Ab12Cd'],
    ['a key with a line break', 'apiKey', `${KEY}\n`],
    ['a key with a control character', 'apiKey', `${KEY}\u0001`],
    ['a second key that is none', 'nextApiKey', 'Ab12Cd'],
    ['an empty second key', 'nextApiKey', ''],
    ['no path', 'basePath', undefined],
    ['an empty path', 'basePath', ''],
    ['the root', 'basePath', '/'],
    ['a path without its slash', 'basePath', 'q7f2'],
    ['a path that ends with a slash', 'basePath', '/q7f2/'],
    ['a path with a parameter', 'basePath', '/:any'],
    ['a path with a star', 'basePath', '/*'],
    ['a path with a key in it', 'basePath', KEY],
    ['origins that are a text', 'shopOrigins', 'https://shop.test'],
    ['an origin with a path', 'shopOrigins', ['https://shop.test/']],
    ['an origin with a star', 'shopOrigins', ['*']],
    ['the origin null', 'shopOrigins', ['null']],
    ['a short secret', 'cookieSecret', 'short'],
    ['an empty secret', 'cookieSecret', ''],
    ['no server secret', 'serverSecrets', []],
    ['metrics in a text', 'allowedMetrics', 'Viewed Product'],
    ['a blank metric', 'allowedMetrics', ['']],
    ['a metric that is none', 'allowedMetrics', [7]],
    ['properties in a text', 'markupProperties', 'Description'],
    ['hosts in a text', 'linkHosts', 'shop.example'],
    ['a host with its scheme', 'linkHosts', ['https://shop.example']],
    ['a host with a path', 'linkHosts', ['shop.example/p']],
    ['a host with a user', 'linkHosts', ['ada@shop.example']],
    ['a star for a host', 'linkHosts', ['*']],
    ['a star within a host', 'linkHosts', ['shop.*.example']],
    ['an empty host', 'linkHosts', ['']],
    ['another way with text', 'unsafeText', 'drop'],
    ['schemas in a list', 'metricSchemas', [{}, 1]],
    ['a schema that is none', 'metricSchemas', { 'Viewed Product': { properties: {} } }],
    ['a schema without its part', 'metricSchemas', { 'Viewed Product': v.object({}) }],
    ['a schema of no part', 'metricSchemas', { 'Viewed Product': { traits: v.object({}) } }],
    ['three server secrets', 'serverSecrets', [SECRET, SECRET, SECRET]],
    ['a server secret without its prefix', 'serverSecrets', [SECRET.slice(6)]],
    ['a server secret that is a text', 'serverSecrets', SECRET],
    ['no secret for tokens', 'tokenSecrets', []],
    ['three secrets for tokens', 'tokenSecrets', ['a', 'b', 'c'].map((c) => c.repeat(32))],
    ['a short secret for tokens', 'tokenSecrets', ['short']],
    ['one secret for tokens outside a list', 'tokenSecrets', 'a'.repeat(32)],
    ['another word on typed identity', 'typedIdentity', 'reject'],
    ['a budget of nothing', 'budgets', { newIdentitiesPerHour: 0 }],
    ['a budget that is a text', 'budgets', { recipientEventsPerHour: '300' }],
    ['a budget that is none', 'budgets', { recipientEventsPerHour: Number.NaN }],
    ['a budget of another name', 'budgets', { newIdentities: 1 }],
    ['a budget that is a number', 'budgets', 300],
    ['counters that cannot count', 'counters', {}],
    ['a domain with its scheme', 'cookieDomain', 'https://shop.test'],
    ['a domain with more', 'cookieDomain', 'shop.test; Path=/x'],
    ['an address without its scheme', 'klaviyoUrl', 'localhost:4174'],
    ['an address of a file', 'klaviyoUrl', 'file:///etc/passwd'],
    ['a policy that is none', 'ipPolicy', 'half'],
    ['no share', 'klaviyoShare', 0],
    ['more than all', 'klaviyoShare', 1.1],
    ['no time at all', 'klaviyoTimeoutMs', 0],
    ['a time below none', 'klaviyoTimeoutMs', -1],
    ['a time that is no number', 'klaviyoTimeoutMs', Number.NaN],
  ])('%s with the name of the option, and without the key', (_, option, value) => {
    const error = refuse({ [option]: value });
    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toMatch(new RegExp(`^${option} must be .+; what came is `));
    expect(inspect(error)).not.toContain(KEY.slice(3));
  });

  test('a secret without repeating it', () => {
    expect(refuse({ serverSecrets: ['whsec_hunter2'] }).message).not.toContain('hunter2');
    expect(refuse({ cookieSecret: 'hunter2' }).message).not.toContain('hunter2');
    expect(refuse({ tokenSecrets: ['hunter2'] }).message).not.toContain('hunter2');
  });
});

test.each([
  { basePath: '/a/b.c/d-e_f' },
  { shopOrigins: ['https://shop.test', 'http://localhost:8080'] },
  { tokenSecrets: ['a'.repeat(32), 'b'.repeat(32)] },
  { typedIdentity: 'no-flows' as const },
  { budgets: { newIdentitiesPerHour: Number.POSITIVE_INFINITY } },
  { cookieDomain: '.shop.test' },
  { linkHosts: ['shop.example', '*.shop.example', 'localhost:3000', 'müller.example'] },
  { allowedMetrics: [], markupProperties: ['Description'] },
  { unsafeText: 'reject' as const },
  { metricSchemas: { 'Viewed Product': { properties: v.object({}), value: v.number() } } },
  { serverSecrets: [SECRET] },
  { serverSecrets: [SECRET, SECRET] },
  { cookieDomain: 'shop.test' },
  { klaviyoUrl: 'http://127.0.0.1:4174' },
])('takes %j', (options) => {
  expect(() => startRoute(undefined, options)).not.toThrow();
});

test('shows no key when the route itself is looked at', () => {
  const route = createRoute({ apiKey: KEY, basePath: '/q7f2' });
  expect(inspect(route, { depth: 20, showHidden: true })).not.toContain(KEY.slice(3));
});
