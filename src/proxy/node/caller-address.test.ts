import { expect, test } from 'vitest';
import { readCallerAddress } from './caller-address.js';

const read = (remoteAddress: string | undefined, proxies: number, forwarded?: string) =>
  readCallerAddress(
    {
      socket: { ...(remoteAddress !== undefined && { remoteAddress }) },
      headers: { ...(forwarded !== undefined && { 'x-forwarded-for': forwarded }) },
    },
    proxies,
  );

test.each(['192.0.2.1', '2001:db8::1', '::ffff:192.0.2.1'])(
  'takes %s of the socket when it is no proxy of its own',
  (address) => {
    expect(read(address, 0, '203.0.113.9')).toBe(address);
  },
);

test.each([
  '127.0.0.1',
  '::1',
  '::ffff:127.0.0.1',
  '10.1.2.3',
  '172.31.0.1',
  '192.168.1.1',
  '169.254.1.1',
  '100.64.0.1',
  'fd00::1',
  'fe80::1%eth0',
  undefined,
])('knows nobody behind %s unless it is told of proxies', (address) => {
  expect(read(address, 0, '203.0.113.9')).toBeUndefined();
});

test.each([
  ['one proxy', 1, '203.0.113.9', '203.0.113.9'],
  ['one proxy, whatever the visitor wrote', 1, '198.51.100.1, 203.0.113.9', '203.0.113.9'],
  ['two proxies', 2, '198.51.100.1,203.0.113.9, 10.0.0.1', '203.0.113.9'],
  ['a proxy that writes ports', 1, '203.0.113.9:4711', '203.0.113.9'],
  ['a proxy that writes ports of IPv6', 1, '[2001:db8::1]:4711', '2001:db8::1'],
])('reads the entry of %s', (_, proxies, forwarded, address) => {
  expect(read('127.0.0.1', proxies, forwarded)).toBe(address);
});

test.each([
  ['no header', 1, undefined],
  ['an empty one', 1, ''],
  ['an empty entry', 1, '203.0.113.9,'],
  ['fewer entries than proxies', 2, '203.0.113.9'],
])('knows nobody by %s', (_, proxies, forwarded) => {
  expect(read('127.0.0.1', proxies, forwarded)).toBeUndefined();
});
