import { expect, test } from 'vitest';
import { allowsConnect, allowsScript, readPolicies } from './csp.js';

const page = new URL('https://www.shop.test/books');
const own = new URL('https://www.shop.test/q7f2/m.js');
const other = new URL('https://cdn.other.test:8443/q7f2/m.js');

const scripts = (policy: string, url: URL, nonce?: string): boolean =>
  readPolicies(policy).every((one) => allowsScript(one, url, page, nonce));

test.each([
  ["script-src 'self'", true, false],
  ["SCRIPT-SRC 'SELF'", true, false],
  ["script-src 'none'", false, false],
  ['script-src', false, false],
  ["default-src 'self'", true, false],
  ["default-src 'none'; script-src 'self'", true, false],
  ["script-src 'self'; script-src-elem 'none'", false, false],
  ["script-src 'self'; script-src 'none'", true, false],
  ["img-src 'none'", true, true],
  ['script-src *', true, true],
  ['script-src https:', true, true],
  ['script-src http:', true, true],
  ['script-src data:', false, false],
  ['script-src www.shop.test', true, false],
  ['script-src http://www.shop.test', true, false],
  ['script-src shop.test', false, false],
  ['script-src *.shop.test', true, false],
  ['script-src *.www.shop.test', false, false],
  ['script-src https://cdn.other.test', false, false],
  ['script-src https://cdn.other.test:8443', false, true],
  ['script-src https://cdn.other.test:*', false, true],
  ['script-src *.other.test:8443/q7f2/', false, true],
  ['script-src cdn.other.test:8443/q7f2/m.js', false, true],
  ['script-src cdn.other.test:8443/q7f2', false, false],
  ['script-src www.shop.test/q7f2/', true, false],
  ['script-src www.shop.test/abc/', false, false],
  ["script-src 'self' 'strict-dynamic'", false, false],
  ["script-src 'self', script-src 'none'", false, false],
  ["script-src 'self' ;;  , ", true, false],
  ['', true, true],
])('reads "%s" as a browser does: own %s, other %s', (policy, isOwn, isOther) => {
  expect([scripts(policy, own), scripts(policy, other)]).toStrictEqual([isOwn, isOther]);
});

test('lets a tag with the nonce of the policy load', () => {
  const policy = "script-src 'nonce-r4nd' 'strict-dynamic'";

  expect(scripts(policy, other, 'r4nd')).toBe(true);
  expect(scripts(policy, other, 'else')).toBe(false);
  expect(scripts("script-src 'nonce-'", other, '')).toBe(false);
});

test.each([
  ["connect-src 'self'", true],
  ["default-src 'self'", true],
  ["default-src 'none'; connect-src 'self'", true],
  ["default-src 'self'; connect-src 'none'", false],
  ["default-src 'none'", false],
  ["script-src 'none'", true],
])('lets events leave under "%s": %s', (policy, isAllowed) => {
  const [one = new Map()] = readPolicies(policy);
  expect(allowsConnect(one, new URL('/q7f2/e', page), page)).toBe(isAllowed);
});
