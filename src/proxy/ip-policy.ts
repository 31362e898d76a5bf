import { readAddress, truncate, writeAddress } from './address.js';

/**
 * What becomes of a visitor's IP address: nothing of it leaves the route (`none`), the first 24 bits
 * of an IPv4 and 48 of an IPv6 address go to Klaviyo (`truncate`), or all of it (`full`).
 */
export type IpPolicy = 'none' | 'truncate' | 'full';

export const IP_POLICIES: readonly IpPolicy[] = ['none', 'truncate', 'full'];

/** What a policy leaves of an address for the person of an event. */
export const ipFor = (policy: IpPolicy, text: string | undefined): { ip?: string } => {
  const address = policy === 'none' ? undefined : readAddress(text ?? '');
  if (!address) return {};
  const kept = policy === 'truncate' ? truncate(address, { v4: 24, v6: 48 }) : address;
  return { ip: writeAddress(kept) };
};
