import { isIP } from 'node:net';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAddress, truncate, writeAddress } from './address.js';
import { recogniseCaller } from './caller.js';

/** As an address is written, or nothing. */
const rewrite = (text: string): string | undefined => {
  const address = readAddress(text);
  return address && writeAddress(address);
};

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['::FFFF:c000:201', '192.0.2.1'],
  ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
  ['2001:db8::1', '2001:db8::1'],
  ['::', '::'],
  ['::1', '::1'],
  ['fe80::1%eth0', 'fe80::1'],
  ['1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8'],
  ['1::8', '1::8'],
  ['64:ff9b::192.0.2.1', '64:ff9b::c000:201'],
])('reads %s as %s', (text, written) => {
  expect(rewrite(text)).toBe(written);
});

test.each([
  '',
  'unknown',
  '192.0.2',
  '192.0.2.256',
  '192.0.2.1.5',
  '0x7f.0.0.1',
  '2130706433',
  '192.0.2.1, 192.0.2.2',
  '192.0.2.1:80',
  ' 192.0.2.1',
  '2001:db8::1::2',
  '2001:db8',
  '[::1]',
  'g::1',
  '::1]/@evil.test/[',
  `${'1:'.repeat(5_000)}1`,
])('takes %j for no address', (text) => {
  expect(readAddress(text)).toBeUndefined();
});

test('takes any address, and writes it so that it is the same one', () => {
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
      const written = rewrite(text) ?? '';
      expect(isIP(written)).not.toBe(0);
      expect(rewrite(written)).toBe(written);
    }),
  );
});

test('takes for an address only what Node does, too', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'0123456789abcdefx.:%[]/ '), maxLength: 24 }),
      (text) => {
        if (readAddress(text)) expect(isIP(text.split('%')[0] ?? '')).not.toBe(0);
      },
    ),
    { numRuns: 5_000 },
  );
});

test.each([
  ['192.0.2.201', { v4: 24, v6: 48 }, '192.0.2.0'],
  ['192.0.2.201', { v4: 32, v6: 64 }, '192.0.2.201'],
  ['192.0.2.201', { v4: 30, v6: 0 }, '192.0.2.200'],
  ['2001:db8:1:2:3:4:5:6', { v4: 24, v6: 48 }, '2001:db8:1::'],
  ['2001:db8:1:2:3:4:5:6', { v4: 32, v6: 64 }, '2001:db8:1:2::'],
  ['ffff:ffff:ffff::', { v4: 0, v6: 20 }, 'ffff:f000::'],
])('keeps of %s with %j only %s', (text, bits, kept) => {
  expect(writeAddress(truncate(readAddress(text) ?? [], bits))).toBe(kept);
});

test('counts an IPv6 household as one, and every IPv4 address alone', () => {
  const networkOf = (address: string) => recogniseCaller({ address }).network;
  expect(networkOf('2001:db8:1:2::1')).toBe(networkOf('2001:db8:1:2:ffff::9'));
  expect(networkOf('2001:db8:1:2::1')).not.toBe(networkOf('2001:db8:1:3::1'));
  expect(networkOf('192.0.2.1')).not.toBe(networkOf('192.0.2.2'));
  expect(networkOf('::ffff:192.0.2.1')).toBe(networkOf('192.0.2.1'));
});

test.each([
  undefined,
  null,
  {},
  { address: undefined },
  { address: 'unknown' },
  { address: 5 as never },
])('knows nobody by %j', (caller) => {
  expect(recogniseCaller(caller)).toStrictEqual({});
});
