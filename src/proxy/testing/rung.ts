import { batchOf, type Fields, postOf, trackOf } from './route.js';

/** A request the route turns away, or takes, whatever it runs on. */
export interface Rung {
  readonly title: string;
  readonly status: number;
  readonly request: () => Request;
  /** Headers the answer has. */
  readonly headers?: { readonly [name: string]: string };
}

export const encoder = new TextEncoder();

/** A batch of one event. */
export const one = (): Fields => batchOf([trackOf(1)]);

/** The same as it travels. */
export const text = (): string => JSON.stringify(one());

/** The text of a batch with one piece of it replaced. */
export const altered = (piece: string, by: string): string => text().replace(piece, by);

/** A request with these words on its origin and no others. */
export const originated = (headers: { [name: string]: string }) => () => {
  const request = postOf(text());
  request.headers.delete('sec-fetch-site');
  for (const [name, value] of Object.entries(headers)) request.headers.set(name, value);
  return request;
};

/** The bytes in pieces of a size. */
export const streamOf = (bytes: Uint8Array, size: number): ReadableStream<Uint8Array> => {
  let at = 0;
  return new ReadableStream({
    pull: (body) => {
      if (at >= bytes.length) body.close();
      else body.enqueue(bytes.slice(at, at + size));
      at += size;
    },
  });
};
