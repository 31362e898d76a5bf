import type { IncomingMessage } from 'node:http';
import { BlockList, isIPv6 } from 'node:net';

/** Where a proxy of one's own lives: this machine and private networks (RFC 1918, 4193, 3927, 4291, 6598). */
const OWN = new BlockList();
for (const [network, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['100.64.0.0', 10],
] as const)
  OWN.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  OWN.addSubnet(network, bits, 'ipv6');

/** Whether an address is one of this machine or of a private network, where no visitor is. */
const isOwn = (address: string): boolean => {
  const [plain = ''] = address.split('%');
  return OWN.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4');
};

/** Some proxies write the port as well: `192.0.2.1:4711`, `[2001:db8::1]:4711`. */
const withoutPort = (entry: string): string =>
  entry.replace(/^\[([^\]]*)\](:\d+)?$/, '$1').replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1');

/**
 * The visitor's address as this host knows it. Each of one's own proxies adds whom it was called by
 * to the right of `X-Forwarded-For`; what stands further left, the visitor has written.
 */
export const readCallerAddress = (
  {
    socket,
    headers,
  }: Pick<IncomingMessage, 'headers'> & { socket: { remoteAddress?: string | undefined } },
  trustedProxies: number,
): string | undefined => {
  const { remoteAddress } = socket;
  if (trustedProxies === 0)
    // A proxy that nobody told of: as if all visitors were one.
    return remoteAddress === undefined || isOwn(remoteAddress) ? undefined : remoteAddress;
  const entries = String(headers['x-forwarded-for'] ?? '').split(',');
  const entry = entries.at(-trustedProxies)?.trim();
  return entry ? withoutPort(entry) : undefined;
};
