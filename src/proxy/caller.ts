import type { Context } from 'hono';
import { readAddress, truncate, writeAddress } from './address.js';

/** Who calls, by the word of the host the route runs on. */
export interface Caller {
  /**
   * The visitor's IP address, as the host itself has seen it: a stranger may write anything into a
   * header. Default: nobody knows, and nothing is counted by address.
   */
  address?: string | undefined;
}

/** Who calls, as the route sees it. */
export interface KnownCaller {
  /** In the one way to write it. */
  address?: string;
  /**
   * What belongs to one household or office: an IPv4 address, or the first 64 bits of an IPv6
   * address, of which everybody has as many as he likes. Count by this.
   */
  network?: string;
}

/** What is no address is nobody's. */
export const recogniseCaller = (caller?: Caller | null): KnownCaller => {
  const { address: text } = caller ?? {};
  const address = typeof text === 'string' ? readAddress(text) : undefined;
  if (!address) return {};
  const written = writeAddress(address);
  const isShort = address.length === 4;
  const network = isShort ? written : writeAddress(truncate(address, { v4: 32, v6: 64 }));
  return { address: written, network };
};

/** Who called. */
export const callerOf = (context: Context): KnownCaller => context.env ?? {};
