import { BASE, postOf, SHOP } from './route.js';
import { encoder, one, originated, type Rung, text } from './rung.js';

const wrongMethods = ['GET', 'HEAD', 'PUT', 'PATCH', 'OPTIONS', 'PURGE'].map(
  (method): Rung => ({
    title: `answers 405 and Allow to ${method}`,
    status: 405,
    headers: { allow: 'GET, POST, DELETE' },
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

const wrongEncodings = [
  'br',
  'deflate',
  'zstd',
  'x-gzip',
  'deflate, gzip',
  'gzip, gzip',
  'gzip, identity',
].map(
  (encoding): Rung => ({
    title: `answers 415 to the content encoding ${encoding}`,
    status: 415,
    headers: { 'accept-encoding': 'gzip, identity' },
    request: () => postOf(text(), { headers: { 'content-encoding': encoding } }),
  }),
);

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

/** Requests that are turned away for their method, path, headers or origin. */
export const wrongRequests: readonly Rung[] = [
  ...wrongMethods,
  ...wrongPaths,
  ...wrongTypes,
  missingType,
  ...wrongEncodings,
  ...strangers,
];
