import { toHex } from './hex.js';

/** The first so many bytes of a text's SHA-256, in hex: equal for equal texts, and for no others. */
export const digest = async (text: string, bytes: number): Promise<string> => {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return toHex(hash.slice(0, bytes));
};
