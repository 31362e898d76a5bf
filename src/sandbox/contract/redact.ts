// Long enough to recognise what was sent, short enough to keep a 5 MB body out of the journal.
const MAX_STRING = 200;
const MAX_ITEMS = 50;

/** Names of fields that hold something personal. */
export const personal: ReadonlySet<string> = new Set([
  'email',
  'phone_number',
  'first_name',
  'last_name',
  'address1',
  'address2',
  'ip',
  'secret_key',
  '_kx',
  'exchange_id',
  'zip',
  'latitude',
  'longitude',
]);

/** Names of fields of which not even the shape is kept. */
export const secret: ReadonlySet<string> = new Set(['secret_key', 'token', 'api_key']);

// The oldest revisions write a profile as `$email` and so on.
const isIn = (names: ReadonlySet<string>, key: string) => names.has(key.replace(/^\$/, ''));

/** Keeps the shape, which is what the refusal was about: `ada@` becomes `xxx@`. */
export const mask = (text: string) => text.replace(/\p{L}/gu, 'x').replace(/\d/g, '0');

const shorten = (text: string) =>
  text.length <= MAX_STRING ? text : `${text.slice(0, MAX_STRING)}… (${text.length} characters)`;

const redactList = (list: readonly unknown[], key: string) => [
  ...list.slice(0, MAX_ITEMS).map((item) => redact(item, key)),
  ...(list.length > MAX_ITEMS ? [`… (${list.length} items)`] : []),
];

/** The text without anything that looks like a private key. */
export const hideKeys = (text: string): string => text.replace(/pk_\w+/g, 'pk_removed');

/** A copy fit for a journal: personal values masked in place, long strings and lists cut. */
export const redact = (value: unknown, key = ''): unknown => {
  if (isIn(secret, key)) return 'removed';
  if (typeof value === 'string') return shorten(isIn(personal, key) ? mask(value) : value);
  if (typeof value === 'number' && isIn(personal, key)) return 0;
  if (Array.isArray(value)) return redactList(value, key);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, redact(item, name)]),
  );
};
