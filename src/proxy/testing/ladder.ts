import { BASE, batchOf, type Fields, postOf, SHOP, trackOf } from './route.js';

/** A request the route turns away, or takes, whatever it runs on. */
export interface Rung {
  readonly title: string;
  readonly status: number;
  readonly request: () => Request;
  /** Headers the answer has. */
  readonly headers?: { readonly [name: string]: string };
}

const encoder = new TextEncoder();
const one = (): Fields => batchOf([trackOf(1)]);
const text = (): string => JSON.stringify(one());

const wrongMethods = ['GET', 'HEAD', 'PUT', 'PATCH', 'OPTIONS', 'PURGE'].map(
  (method): Rung => ({
    title: `answers 405 and Allow to ${method}`,
    status: 405,
    headers: { allow: 'POST, DELETE' },
    request: () => new Request(`${SHOP}${BASE}/e`, { method }),
  }),
);

const wrongPaths = [
  '/',
  '/e',
  '/q7f2',
  '/q7f2/',
  '/q7f2/e/',
  '/q7f2/e/x',
  '//q7f2/e',
  '/Q7F2/e',
].map(
  (path): Rung => ({
    title: `answers 404 to a batch for ${path}`,
    status: 404,
    request: () => new Request(`${SHOP}${path}`, postOf(one())),
  }),
);

const wrongTypes = [
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'text/plain;charset=UTF-8',
  'text/plain; application/json',
  'application/jsonp',
  'application/json-patch+json',
  'application/json, text/plain',
].map(
  (type): Rung => ({
    title: `answers 415 to ${type}`,
    status: 415,
    request: () => postOf(text(), { headers: { 'content-type': type } }),
  }),
);

const missingType: Rung = {
  title: 'answers 415 to a body without a type',
  status: 415,
  request: () => {
    const headers = { 'sec-fetch-site': 'same-origin' };
    const body = encoder.encode(text());
    return new Request(`${SHOP}${BASE}/e`, { method: 'POST', body, headers });
  },
};

const wrongEncodings = ['gzip', 'br', 'deflate, gzip', 'gzip, identity'].map(
  (encoding): Rung => ({
    title: `answers 415 to the content encoding ${encoding}`,
    status: 415,
    headers: { 'accept-encoding': 'identity' },
    request: () => postOf(text(), { headers: { 'content-encoding': encoding } }),
  }),
);

/** A request with these words on its origin and no others. */
const originated = (headers: { [name: string]: string }) => () => {
  const request = postOf(text());
  request.headers.delete('sec-fetch-site');
  for (const [name, value] of Object.entries(headers)) request.headers.set(name, value);
  return request;
};

const strangers = (
  [
    ['a page of another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.test' }],
    [
      'a page of another site that claims our origin',
      { 'sec-fetch-site': 'cross-site', origin: SHOP },
    ],
    ['a page of a sibling host', { 'sec-fetch-site': 'same-site', origin: 'https://a.shop.test' }],
    ['a request that nobody initiated', { 'sec-fetch-site': 'none' }],
    ['an unknown word for the site', { 'sec-fetch-site': 'same-origin, cross-site' }],
    ['no word of an origin', {}],
    ['another origin', { origin: 'https://evil.test' }],
    ['an origin of null', { origin: 'null' }],
    ['our host by another scheme', { origin: 'http://shop.test' }],
    ['our host at another port', { origin: 'https://shop.test:8443' }],
    ['our host as the beginning of another', { origin: 'https://shop.test.evil.test' }],
    ['our origin with a slash', { origin: `${SHOP}/` }],
    ['a referrer alone', { referer: `${SHOP}/cart` }],
  ] as const
).map(
  ([title, headers]): Rung => ({
    title: `answers 403 to ${title}`,
    status: 403,
    request: originated(headers),
  }),
);

const streamOf = (bytes: Uint8Array, size: number): ReadableStream<Uint8Array> => {
  let at = 0;
  return new ReadableStream({
    pull: (body) => {
      if (at >= bytes.length) body.close();
      else body.enqueue(bytes.slice(at, at + size));
      at += size;
    },
  });
};

const large = (): Uint8Array => encoder.encode(JSON.stringify({ padding: 'x'.repeat(300_000) }));

const tooLarge: Rung[] = [
  {
    title: 'answers 413 to 300 KB',
    status: 413,
    request: () => postOf(large() as BodyInit),
  },
  {
    title: 'answers 413 to 300 KB by its length alone',
    status: 413,
    request: () => postOf(text(), { headers: { 'content-length': '300000' } }),
  },
  {
    title: 'answers 413 to a stream of 300 KB that does not say its length',
    status: 413,
    request: () => postOf(streamOf(large(), 10_000)),
  },
  {
    title: 'answers 413 to a stream of 300 KB that lies about its length',
    status: 413,
    request: () => postOf(streamOf(large(), 10_000), { headers: { 'content-length': '10' } }),
  },
  {
    title: 'answers 413 to a stream without an end',
    status: 413,
    request: () =>
      postOf(
        new ReadableStream<Uint8Array>({ pull: (body) => body.enqueue(new Uint8Array(60_000)) }),
      ),
  },
];

const deep = (open: string, close: string): string =>
  `{"v":1,"events":${open.repeat(10_000)}${close.repeat(10_000)}}`;

const withEvents = (events: unknown): string => JSON.stringify(batchOf([], { events }));
const withVisitor = (fields: Fields): string =>
  JSON.stringify(batchOf([trackOf(1)], { visitor: { ...(one().visitor as Fields), ...fields } }));

/** The text of a batch with one piece of it replaced. */
const altered = (piece: string, by: string): string => text().replace(piece, by);

const garbage: readonly (readonly [title: string, body: string | Uint8Array])[] = [
  ['an empty text', ''],
  ['a blank', ' '],
  ['garbage', 'hello, this is not JSON'],
  ['half a batch', text().slice(0, -5)],
  ['a batch and more', `${text()}{}`],
  ['a form in disguise', 'v=1&events=%5B%5D'],
  ['null', 'null'],
  ['true', 'true'],
  ['a number', '1e999'],
  ['a text', '"batch"'],
  ['a list', `[${text()}]`],
  ['an empty object', '{}'],
  ['NaN', altered('"v":1', '"v":NaN')],
  ['a version of 1e999', altered('"v":1', '"v":1e999')],
  ['a version that is a text', altered('"v":1', '"v":"1"')],
  ['an unknown field', altered('"v":1', '"v":1,"token":"x"')],
  ['a field __proto__', altered('"v":1', '"v":1,"__proto__":{"v":1}')],
  ['an escaped __proto__', altered('"v":1', '"v":1,"\\u005f\\u005fproto__":{"v":1}')],
  ['a field constructor', altered('"v":1', '"v":1,"constructor":{"prototype":{"v":1}}')],
  ['its frame in __proto__', `{"__proto__":${text()}}`],
  ['no events', withEvents([])],
  ['events that are an object', withEvents({ 0: trackOf(1), length: 1 })],
  ['events that are null', withEvents(null)],
  ['an event that is null', withEvents([null])],
  ['an event that is a list', withEvents([[]])],
  ['an event without an id', withEvents([{ metric: 'M' }])],
  ['an event whose id is no UUID', withEvents([trackOf(1, { id: '1; DROP' })])],
  ['101 events', withEvents(Array.from({ length: 101 }, (_, index) => trackOf(index)))],
  ['a moment that is none', JSON.stringify(batchOf([trackOf(1)], { sent_at: 'now' }))],
  ['no visitor', JSON.stringify(batchOf([trackOf(1)], { visitor: undefined }))],
  ['a visitor without an anonymous id', JSON.stringify(batchOf([trackOf(1)], { visitor: {} }))],
  ['an anonymous id that is no UUID', withVisitor({ anonymous_id: 'x\r\nset-cookie: a=b' })],
  ['a visitor with an id of Klaviyo', withVisitor({ id: '01HZX0000000000000000ADA00' })],
  ['a visitor with meta', withVisitor({ meta: { patch_properties: {} } })],
  ['a visitor with a subscription', withVisitor({ subscriptions: {} })],
  ['a visitor with a place', withVisitor({ location: { ip: '192.0.2.1' } })],
  ['a visitor with properties', withVisitor({ properties: {} })],
  ['an e-mail that is none', withVisitor({ email: 'ada' })],
  ['an e-mail of 255 characters', withVisitor({ email: `${'a'.repeat(243)}@example.com` })],
  ['a phone number that is none', withVisitor({ phone_number: '12' })],
  ['an e-mail that is a number', withVisitor({ email: 1 })],
  ['an external id that is blank', withVisitor({ external_id: ' ' })],
  ['an altered _kx', withVisitor({ _kx: 'no dot' })],
  ['fresh that is a text', withVisitor({ fresh: 'true' })],
  ['resend that is no', JSON.stringify(batchOf([trackOf(1)], { resend: false }))],
  ['10,000 lists in one another', deep('[', ']')],
  ['10,000 objects in one another', deep('{"a":', '}')],
  ['250,000 opening brackets', '['.repeat(250_000)],
  ['250,000 quotes', '"'.repeat(250_000)],
  ['250,000 backslashes', `"${'\\'.repeat(250_000)}`],
  ['250,000 closing brackets', ']'.repeat(250_000)],
  ['invalid UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
  ['UTF-8 that breaks off', new Uint8Array([...encoder.encode(text()), 0xe2, 0x82])],
  ['an encoded surrogate', new Uint8Array([0x22, 0xed, 0xa0, 0x80, 0x22])],
  ['UTF-16', new Uint8Array([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00])],
  ['zeros', new Uint8Array(1_000)],
];

const unreadable = garbage.map(
  ([title, body]): Rung => ({
    title: `answers 400 to ${title}`,
    status: 400,
    request: () => postOf(body as BodyInit),
  }),
);

const nothing: Rung = {
  title: 'answers 400 to no body at all',
  status: 400,
  request: () => {
    const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
    return new Request(`${SHOP}${BASE}/e`, { method: 'POST', headers });
  },
};

const otherVersion: Rung = {
  title: 'answers 409 to a page of another version, which then waits for a newer route',
  status: 409,
  headers: { 'retry-after': '600' },
  request: () => postOf(altered('"v":1', '"v":2')),
};

/** What the route refuses as a whole, without asking anybody. */
export const refused: readonly Rung[] = [
  ...wrongMethods,
  ...wrongPaths,
  ...wrongTypes,
  missingType,
  ...wrongEncodings,
  ...strangers,
  ...tooLarge,
  nothing,
  otherVersion,
  ...unreadable,
];

const withProperty = (json: string): string =>
  altered('"metric":"Viewed Product"', `"metric":"Viewed Product","properties":{${json}}`);

/** What the route takes, with what becomes of its only event. */
export const taken: readonly (Rung & { readonly result: string; readonly code?: string })[] = (
  [
    ['a plain batch', text(), 'accepted'],
    ['a batch after a byte order mark', `\ufeff${text()}`, 'accepted'],
    ['a batch with blanks around it', `\n\t ${text()} \r\n`, 'accepted'],
    ['a field twice, the last of them right', altered('"v":1', '"v":2,"v":1'), 'accepted'],
    ['half a surrogate pair', withProperty('"a":"\\ud83d"'), 'accepted'],
    ['half a surrogate pair in a name', withProperty('"\\ude00":1'), 'accepted'],
    ['a zero character', withProperty('"a":"\\u0000"'), 'accepted'],
    ['brackets in a text', withProperty(`"a":"${'[{'.repeat(20_000)}"`), 'accepted'],
    ['a quote behind backslashes', withProperty(`"a":"\\\\\\"${'['.repeat(50)}"`), 'accepted'],
    ['a number beyond all numbers', withProperty('"a":1e999'), 'rejected', 'not_json'],
    [
      'a number beyond all numbers, deep inside',
      withProperty('"a":[{"b":-1e999}]'),
      'rejected',
      'not_json',
    ],
    [
      'a value of 1e999',
      altered('"metric"', '"value":1e999,"metric"'),
      'rejected',
      'value_invalid',
    ],
    ['__proto__', withProperty('"__proto__":{"a":1}'), 'rejected', 'reserved_key'],
    ['an escaped __proto__', withProperty('"\\u005f\\u005fproto__":1'), 'rejected', 'reserved_key'],
    ['__proto__ deep inside', withProperty('"a":[{"__proto__":1}]'), 'rejected', 'reserved_key'],
    ['constructor', withProperty('"constructor":{"prototype":1}'), 'rejected', 'reserved_key'],
    [
      '__proto__ among its fields',
      altered('"metric"', '"__proto__":1,"metric"'),
      'rejected',
      'unknown_field',
    ],
    [
      'toString among its fields',
      altered('"metric"', '"toString":1,"metric"'),
      'rejected',
      'unknown_field',
    ],
    [
      'eleven levels',
      withProperty(`"a":${'['.repeat(10)}${']'.repeat(10)}`),
      'rejected',
      'too_deep',
    ],
    ['ten levels', withProperty(`"a":${'['.repeat(9)}${']'.repeat(9)}`), 'accepted'],
  ] as const
).map(([what, body, result, code]) => ({
  title: `answers 202 to an event with ${what}: ${result}`,
  status: 202,
  result,
  ...(code && { code }),
  request: () => postOf(body),
}));

/** Requests that show they belong to the shop. */
export const welcome: readonly Rung[] = [
  ['the same origin by Sec-Fetch-Site', originated({ 'sec-fetch-site': 'same-origin' })],
  ['the same origin by both words', originated({ 'sec-fetch-site': 'same-origin', origin: SHOP })],
  ['the same origin by Origin, from an older browser', originated({ origin: SHOP })],
  [
    'JSON with a charset',
    () => postOf(text(), { headers: { 'content-type': 'Application/JSON; charset=utf-8' } }),
  ],
  [
    'an encoding of identity',
    () => postOf(text(), { headers: { 'content-encoding': 'identity' } }),
  ],
  [
    'an encoding of Identity',
    () => postOf(text(), { headers: { 'content-encoding': 'Identity' } }),
  ],
  [
    'a stream of single bytes',
    () =>
      postOf(
        streamOf(encoder.encode(JSON.stringify(batchOf([trackOf(1, { metric: 'Größe 👕' })]))), 1),
      ),
  ],
].map(([title, request]) => ({
  title: `answers 202 to ${title}`,
  status: 202,
  request: request as () => Request,
}));
