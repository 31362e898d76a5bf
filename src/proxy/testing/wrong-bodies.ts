import { BASE, batchOf, type Fields, postOf, SHOP, trackOf } from './route.js';
import { altered, encoder, one, type Rung, streamOf, text } from './rung.js';

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

/** Requests that are turned away for what is in them. */
export const wrongBodies: readonly Rung[] = [...tooLarge, nothing, otherVersion, ...unreadable];
