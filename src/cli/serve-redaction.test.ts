import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { leaksIn, PERSON, SECRETS } from '../proxy/testing/secrets.js';
import { run } from './run.js';
import { fakeIo } from './testing/fake-io.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keepsend-redaction-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const { apiKey, nextApiKey, cookieSecret, metricsToken, serverSecrets } = SECRETS;
const ENV = {
  KLAVIYO_API_KEY: apiKey,
  KLAVIYO_API_KEY_NEXT: nextApiKey,
  COOKIE_SECRET: cookieSecret,
  METRICS_TOKEN: metricsToken,
  SERVER_SECRETS: serverSecrets.join(' '),
};
const FINE = { basePath: '/q7f2', spool: 'spool.sqlite' };

test.each<[string, string | object, object]>([
  ['a file that is no JSON and holds a key', `{ "a": ${apiKey} }`, {}],
  ['a file that is no JSON and holds a secret', `{ "a": ${cookieSecret} }`, {}],
  ['a file that is no JSON and holds it in a line of its own', `{\n"a":\n${metricsToken}\n}`, {}],
  ['a file that is one address', PERSON.email, {}],
  ['a file with the key', { ...FINE, apiKey }, {}],
  ['a file with the second key', { ...FINE, nextApiKey }, {}],
  ['a file with a secret', { ...FINE, cookieSecret }, {}],
  ['a key for a path', { ...FINE, basePath: apiKey }, {}],
  ['a key for an option', { ...FINE, [apiKey]: 1 }, {}],
  ['a key among the origins', { ...FINE, shopOrigins: [apiKey] }, {}],
  ['a key in the address of Klaviyo', { ...FINE, klaviyoUrl: `ftp://${apiKey}@x` }, {}],
  ['a key with more', FINE, { KLAVIYO_API_KEY: `Klaviyo-API-Key ${apiKey}` }],
  ['a second key with more', FINE, { KLAVIYO_API_KEY_NEXT: `Klaviyo-API-Key ${nextApiKey}` }],
  ['a short secret', FINE, { COOKIE_SECRET: cookieSecret.slice(0, 31) }],
  ['a token with a blank', FINE, { METRICS_TOKEN: `${metricsToken} ` }],
  ['a secret of the server that is none', FINE, { SERVER_SECRETS: metricsToken }],
  ['a spool that cannot be', { ...FINE, spool: '/nowhere/at/all.sqlite' }, {}],
])('keepsend serve tells no secret when it is given %s', async (_, config, env) => {
  const path = join(folder, 'keepsend.config.json');
  writeFileSync(path, typeof config === 'string' ? config : JSON.stringify(config));
  const io = fakeIo({}, { ...ENV, ...env });

  expect(await run(['serve', '--config', path], io)).not.toBe(0);
  expect(io.errors).toHaveLength(1);
  expect(leaksIn(io.errors.join('\n'))).toStrictEqual([]);
  // Not even their beginnings.
  expect(io.errors.join('\n')).not.toMatch(/cookie-s|metrics-t|ada\.love/);
});
