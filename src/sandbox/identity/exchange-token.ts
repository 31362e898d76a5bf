import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';

/** The sandbox's account: what follows the dot in a `_kx`, and the public key of its pages. */
export const COMPANY_ID = 'SANDBX';

// No secret: the token only has to look opaque, and links must outlive a restart.
const key = createHash('sha256').update('sandbox exchange id').digest().subarray(0, 16);

/** A `_kx` for a profile, `<opaque>.<company>`, with the base64 padding that real ones have. */
export const encodeExchangeToken = (profileId: string): string => {
  const cipher = createCipheriv('aes-128-ecb', key, null);
  const bytes = Buffer.concat([cipher.update(profileId, 'utf8'), cipher.final()]);
  const opaque = bytes.toString('base64').replaceAll('+', '-').replaceAll('/', '_');
  return `${opaque}.${COMPANY_ID}`;
};

/** The profile id inside a `_kx`, or nothing when the sandbox did not make it. */
export const decodeExchangeToken = (token: string): string | undefined => {
  const [, opaque, company] = /^([\w\-=]+)\.(\w+)$/.exec(token) ?? [];
  if (opaque === undefined || company !== COMPANY_ID) return undefined;
  const decipher = createDecipheriv('aes-128-ecb', key, null);
  try {
    const bytes = Buffer.from(opaque, 'base64url');
    return Buffer.concat([decipher.update(bytes), decipher.final()]).toString('utf8');
  } catch {
    return undefined; // Not ours: another length, or another key's padding.
  }
};
