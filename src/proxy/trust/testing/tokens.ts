import { createHmac } from 'node:crypto';

export const SECRET = 'the secret the shop signs its tokens with';
export const OTHER_SECRET = 'another secret that nobody was told of';

const encode = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

const nowSeconds = (): number => Math.floor(Date.now() / 1_000);

/** Claims of a token that is good now, unless told otherwise. */
export const claimsOf = (claims: object = {}): object => ({
  aud: 'keepsend',
  iat: nowSeconds(),
  exp: nowSeconds() + 3_600,
  ...claims,
});

/** A token as any JWT library would sign it. */
export const signToken = (
  claims: unknown,
  secret = SECRET,
  header: unknown = { alg: 'HS256', typ: 'JWT' },
  hash = 'sha256',
): string => {
  const signed = `${encode(header)}.${encode(claims)}`;
  return `${signed}.${createHmac(hash, secret).update(signed).digest('base64url')}`;
};

export const tokenOf = (claims: object, secret = SECRET): string =>
  signToken(claimsOf(claims), secret);

export const unsigned = (claims: object): string =>
  `${encode({ alg: 'none' })}.${encode(claimsOf(claims))}.`;
