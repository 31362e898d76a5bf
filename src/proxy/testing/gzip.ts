import { postOf } from './route.js';
import { encoder, type Rung, text } from './rung.js';

type Bytes = Uint8Array<ArrayBuffer>;

const bytesOf = async (stream: ReadableStream<Bytes>): Promise<Bytes> =>
  new Uint8Array(await new Response(stream).arrayBuffer());

/** A stream of what is not there yet. */
const later = (make: () => Promise<Bytes>): ReadableStream<Bytes> =>
  new ReadableStream({
    start: async (body) => {
      body.enqueue(await make());
      body.close();
    },
  });

export const gzip = (content: string | Bytes): Promise<Bytes> => {
  const plain = typeof content === 'string' ? encoder.encode(content) : content;
  return bytesOf(later(async () => plain).pipeThrough(new CompressionStream('gzip')));
};

const HEADERS = { 'content-encoding': 'gzip' };

/** A request whose body says it is gzipped. */
const postGzip = (make: () => Promise<Bytes>, headers = {}): Request =>
  postOf(later(make), { headers: { ...HEADERS, ...headers } });

/** Bytes that no compression makes shorter. */
const noise = (length: number): Bytes => {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 65_536)
    crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  return bytes;
};

const rung = (title: string, status: number, request: () => Request): Rung => ({
  title: `answers ${status} to ${title}`,
  status,
  request,
});

/** Requests that are turned away for what is in their gzip. */
export const wrongGzip: readonly Rung[] = [
  rung('a megabyte of zeros in one kilobyte of gzip', 413, () =>
    postGzip(() => gzip(new Uint8Array(1_000_000))),
  ),
  rung('300 KB of gzip', 413, () => postGzip(() => gzip(noise(300_000)))),
  rung('300 KB of gzip by its length alone', 413, () =>
    postGzip(() => gzip(text()), { 'content-length': '300000' }),
  ),
  rung('gzip that is none', 400, () => postGzip(async () => encoder.encode(text()))),
  rung('gzip of nothing', 400, () => postGzip(() => gzip(''))),
  rung('an empty body called gzip', 400, () => postGzip(async () => new Uint8Array())),
  rung('gzip without its end', 400, () => postGzip(async () => (await gzip(text())).slice(0, -9))),
  rung('gzip without its sum', 400, () => postGzip(async () => (await gzip(text())).slice(0, -8))),
  rung('gzip with a wrong sum', 400, () =>
    postGzip(async () => {
      const bytes = await gzip(text());
      return bytes.with(-8, (bytes.at(-8) ?? 0) ^ 1);
    }),
  ),
  rung('gzip and more', 400, () =>
    postGzip(async () => new Uint8Array([...(await gzip(text())), 0x7b])),
  ),
  rung('gzip of gzip', 400, () => postGzip(async () => gzip(await gzip(text())))),
  rung('gzip of what is no UTF-8', 400, () => postGzip(() => gzip(new Uint8Array([0xff, 0xfe])))),
  rung('gzip of what is no JSON', 400, () => postGzip(() => gzip('hello'))),
];

/** Requests that are taken as if they had not been gzipped. */
export const soundGzip: readonly Rung[] = [
  rung('a gzipped batch', 202, () => postGzip(() => gzip(text()))),
  rung('a gzipped batch, in capitals', 202, () =>
    postGzip(() => gzip(text()), { 'content-encoding': 'GZip' }),
  ),
  rung('a gzipped batch that is a thousand times longer than it travels', 202, () =>
    postGzip(() => gzip(text() + ' '.repeat(250_000))),
  ),
];

const HEADER = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];
/** A block of deflate that stands for 65,536 zeros and is not the last: zlib's, after a full flush. */
const BLOCK = [
  ...[0xec, 0xc1, 0x01, 0x01, 0, 0, 0, 0x80, 0x90, 0xfe, 0xaf, 0xee, 0x08, 0x0a],
  ...Array(63).fill(0),
  ...[0x6a, 0, 0, 0, 0xff, 0xff],
];

/** A body of gzip that never ends and becomes a thousand times as much, with what was asked of it. */
export const endlessGzip = () => {
  const seen = { bytes: 0, isCancelled: false };
  const body = new ReadableStream<Bytes>(
    {
      pull: (stream) => {
        const bytes = new Uint8Array(seen.bytes ? Array(100).fill(BLOCK).flat() : HEADER);
        seen.bytes += bytes.length;
        stream.enqueue(bytes);
      },
      cancel: () => {
        seen.isCancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { seen, request: () => postOf(body, { headers: HEADERS }) };
};
