import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { hostileEvent, hostileVisitor } from './hostile-events.js';
import { BASE, batchOf, type Fields, trackOf } from './route.js';

/** A request as a stranger may send it, by any program. */
export interface HostileRequest {
  method: string;
  path: string;
  headers: { [name: string]: string };
  body?: string | Uint8Array;
}

const JSON_TYPE = { 'content-type': 'application/json' };
const OWN = { ...JSON_TYPE, 'sec-fetch-site': 'same-origin' };

const post = (body: string | Uint8Array, headers: HostileRequest['headers'] = OWN) => ({
  method: 'POST',
  path: `${BASE}/e`,
  headers,
  body,
});

const sound = (): string => JSON.stringify(batchOf([trackOf(1)]));

/** Frames that are right but for one field. */
const wrongFrame: fc.Arbitrary<Fields> = fc.oneof(
  fc.record({ v: fc.jsonValue().filter((value) => value !== 1) }),
  fc.record({
    sent_at: fc.jsonValue().filter((value) => Number.isNaN(Date.parse(String(value)))),
  }),
  fc.record({ batch: fc.jsonValue() }),
  fc.record({ visitor: fc.jsonValue() }),
  fc.record({ events: fc.jsonValue() }),
  fc.record({ resend: fc.jsonValue().filter((value) => value !== true) }),
  fc
    .tuple(fc.constantFrom('id', 'meta', 'subscriptions', 'location', 'properties'), fc.jsonValue())
    .map(([key, value]) => ({ visitor: { ...(batchOf([]).visitor as Fields), [key]: value } })),
  fc
    .integer({ min: 101, max: 300 })
    .map((count) => ({ events: Array.from({ length: count }, (_, n) => trackOf(n)) })),
  fc.jsonValue().map((id) => ({ events: [{ ...trackOf(1), id }] })),
);

const hostileBatch = fc
  .tuple(fc.array(hostileEvent, { minLength: 1, maxLength: 8 }), hostileVisitor)
  .map(([events, visitor]) => batchOf(events, { visitor }));

/** Texts that are no batch. */
const wrongText: fc.Arbitrary<string> = fc.oneof(
  fc.json(),
  fc.string({ unit: 'binary' }),
  fc.nat(250).map((length) => sound().slice(0, length)),
  fc.nat(250).map((at) => `${sound().slice(0, at)}\u0001${sound().slice(at)}`),
  fc
    .tuple(fc.constantFrom('[', '{"a":', '[{"a":'), fc.integer({ min: 20, max: 20_000 }))
    .map(([opening, count]) => `{"v":1,"events":${opening.repeat(count)}`),
);

/** Characters a header may hold. */
const headerText = fc.string({
  unit: fc.constantFrom(...'abcXYZ019-_.~!#$%&*+/;=,:"()<>[]{}|@? '),
  maxLength: 200,
});

const cookie = fc.oneof(
  headerText,
  fc.tuple(headerText, headerText).map(([value, mark]) => `__Host-keepsend=${value}.${mark}`),
  fc.tuple(headerText, headerText).map((parts) => `__Host-keepsend-token=${parts.join('.')}`),
  headerText.map((token) => `keepsend-token=eyJhbGciOiJub25lIn0.${token}.`),
);

/** From other pages than the shop's, or of no right type. */
const wrongHeaders: fc.Arbitrary<HostileRequest['headers']> = fc.oneof(
  fc
    .oneof(fc.constantFrom('cross-site', 'same-site', 'none', ''), headerText)
    .filter((site) => site.trim() !== 'same-origin')
    .map((site) => ({ ...JSON_TYPE, 'sec-fetch-site': `x${site}` })),
  fc
    .oneof(fc.constantFrom('null', 'https://evil.test', 'https://shop.test.evil.test'), headerText)
    .map((origin) => ({ ...JSON_TYPE, origin: `x${origin}` })),
  fc.constant(JSON_TYPE),
  headerText
    .filter((type) => !/^\s*application\/json\s*(;|$)/i.test(type))
    .map((type) => ({ ...OWN, 'content-type': type })),
  fc
    .constantFrom('br', 'deflate', 'compress', 'gzip, gzip', 'gzip,identity', 'x')
    .map((encoding) => ({ ...OWN, 'content-encoding': encoding })),
);

const gzipped = { ...OWN, 'content-encoding': 'gzip' };
const wrongGzip: fc.Arbitrary<HostileRequest> = fc.oneof(
  fc.uint8Array({ maxLength: 2_000 }).map((bytes) => post(new Uint8Array(bytes), gzipped)),
  fc.nat(100).map((end) => post(new Uint8Array(gzipSync(sound()).subarray(0, end)), gzipped)),
  wrongText.map((text) => post(new Uint8Array(gzipSync(text)), gzipped)),
  fc
    .integer({ min: 300_000, max: 3_000_000 })
    .map((size) => post(new Uint8Array(gzipSync(' '.repeat(size))), gzipped)),
);

const segment = fc.oneof(
  fc.constantFrom('..', '.', '%2e%2e', '%2f', '%00', '%ff', 'e', 'm.js', 'server', 'metrics', ';x'),
  fc.string({ unit: fc.constantFrom(...'aZ09-_.~%41!$&*+,;=:@'), maxLength: 30 }).map(encodeURI),
);
const query = fc
  .array(fc.tuple(fc.constantFrom('batch', 'receipt', 'x'), fc.string({ unit: 'binary' })), {
    maxLength: 5,
  })
  // A lone half of a pair has no place in an address.
  .map(
    (pairs) =>
      new URLSearchParams(
        pairs.map(([key, value]) => [key, value.replace(/[\ud800-\udfff]/g, '')]),
      ),
  );

/** Somewhere else than where batches go, or by another method. */
const elsewhere: fc.Arbitrary<HostileRequest> = fc.record({
  method: fc.constantFrom('GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'),
  path: fc
    .tuple(fc.constantFrom(BASE, '', `/${BASE}`), fc.array(segment, { maxLength: 5 }), query)
    .map(([base, segments, search]) => `${base}/${segments.join('/')}?${search}`),
  headers: fc.oneof(
    cookie.map((text) => ({ cookie: text })),
    headerText.map((token) => ({ authorization: `Bearer ${token}` })),
    headerText.map((etag) => ({ 'if-none-match': etag, range: 'bytes=0-1' })),
    fc.constant({}),
  ),
});

/** To where the shop's own server sends, without its secret. */
const forged: fc.Arbitrary<HostileRequest> = fc
  .record({ id: headerText, seconds: fc.oneof(headerText, fc.nat().map(String)), mark: headerText })
  .map(({ id, seconds, mark }) => ({
    ...post(JSON.stringify({ events: [{ metric: 'Placed Order', profile: { email: 'a@b.cd' } }] })),
    path: `${BASE}/server`,
    headers: {
      ...JSON_TYPE,
      'webhook-id': id,
      'webhook-timestamp': seconds,
      'webhook-signature': `v1,${mark}`,
    },
  }));

/** Requests of which nothing may reach Klaviyo; the kinds are drawn by weight. */
export const hostileRequest: fc.Arbitrary<HostileRequest> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(hostileBatch, fc.option(cookie))
      .map(([batch, text]) => post(JSON.stringify(batch), text ? { ...OWN, cookie: text } : OWN)),
  },
  {
    weight: 4,
    arbitrary: wrongFrame.map((fields) => post(JSON.stringify(batchOf([trackOf(1)], fields)))),
  },
  { weight: 3, arbitrary: wrongText.map((text) => post(text)) },
  {
    weight: 1,
    arbitrary: fc.uint8Array({ maxLength: 3_000 }).map((bytes) => post(new Uint8Array(bytes))),
  },
  { weight: 3, arbitrary: wrongHeaders.map((headers) => post(sound(), headers)) },
  { weight: 2, arbitrary: wrongGzip },
  { weight: 4, arbitrary: elsewhere },
  { weight: 2, arbitrary: forged },
);
