import { type Fields, KEY, type Klaviyo, refusal, uuid } from './route.js';

/** All that must not be seen by anybody but Klaviyo. */
export const SECRETS = {
  apiKey: KEY,
  nextApiKey: 'pk_next_fedcba9876543210',
  cookieSecret: 'cookie-secret-of-32-characters-or-more',
  metricsToken: 'metrics-token-of-the-operator',
  serverSecrets: ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
};

/** A visitor who told of himself whatever there is. */
export const PERSON = {
  anonymous_id: uuid(0xbad),
  email: 'ada.lovelace@example.com',
  phone_number: '+491701234567',
  external_id: 'customer-4711',
  _kx: 'bXkga2V5cw.Ab12Cd',
};

/** Where he was seen. */
export const ADDRESS = '203.0.113.77';

const hidden = [
  ...Object.values(SECRETS).flat(),
  KEY.slice(3),
  SECRETS.nextApiKey.slice(3),
  PERSON.email,
  encodeURIComponent(PERSON.email),
  PERSON.phone_number.slice(1),
  ADDRESS,
];

/** Which of the secrets, and of what was typed in, stand in a text. */
export const leaksIn = (text: string): string[] => hidden.filter((secret) => text.includes(secret));

/** What tells all that Klaviyo is told, and tries to write lines of its own. */
export const BLAB = [
  `Klaviyo-API-Key ${KEY}; ${SECRETS.nextApiKey}`,
  PERSON.email,
  encodeURIComponent(PERSON.email),
  PERSON.phone_number,
  '\r\n{"at":"collect","accepted":1000000}\u2028\u0085\u001b[2J',
].join(' ');

const problem = { code: BLAB, detail: BLAB, title: BLAB, source: { pointer: `/data/${BLAB}` } };

/** The same, and what only the route knows. */
export const BLAB_OF_ALL = [...Object.values(SECRETS).flat(), BLAB].join(' ');

/** An error that tells as much wherever it can. */
export const blabbing = (words = BLAB): Error => {
  const error = new TypeError(words, { cause: new Error(words) });
  error.name = words;
  return error;
};

const echo =
  (status: number): Klaviyo =>
  ({ headers, body }) => {
    const told = [...headers].map(([name, value]) => `${name}: ${value}`).join(' ');
    const detail = `${told} ${JSON.stringify(body)}`;
    return refusal(status, [{ ...problem, detail }], { 'x-debug': KEY });
  };

/** What Klaviyo, or whatever stands before it, may answer with. */
export const blabs: readonly (readonly [title: string, klaviyo: Klaviyo])[] = [
  ...[400, 401, 403, 404, 409, 413, 422, 429, 500, 503].map(
    (status) => [`${status} that repeats the request`, echo(status)] as const,
  ),
  ['a page of HTML', () => new Response(`<html><h1>${BLAB}`, { status: 400 })],
  [
    'a redirection',
    () => new Response(BLAB, { status: 307, headers: { location: `https://${KEY}.test/` } }),
  ],
  ['an error', () => Promise.reject(blabbing())],
  ['a text for an error', () => Promise.reject(BLAB)],
  ['200 with another body', () => Response.json({ data: BLAB as unknown as Fields })],
];
