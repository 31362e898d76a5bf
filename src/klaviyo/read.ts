import { ApiCall, type WithResponse } from './api-call.js';
import type { Call } from './call.js';
import { createFlattener, isDocument, isResource, type RawDocument } from './document.js';
import { ListCall, type Page } from './list-call.js';
import { misfit } from './read-failure.js';
import type { Transport } from './transport.js';

const demandDocument = ({ name }: Call, body: unknown, status: number): RawDocument => {
  if (isDocument(body)) return body;
  throw misfit(name, status, 'an answer that was no JSON:API document');
};

const flattenOne = (call: Call, body: unknown, status: number): object | null => {
  const document = demandDocument(call, body, status);
  // Before 2023-07-15 even a single related resource came as a list.
  const data = Array.isArray(document.data) ? (document.data[0] ?? null) : document.data;
  if (isResource(data)) return createFlattener(document)(data);
  if (data === null && call.isNullable) return null;
  throw misfit(call.name, status, 'an answer that was no resource');
};

/** A call that resolves to one resource, or to `null` where there may be none. */
export const readOne = <Item>(send: Transport, call: Call): ApiCall<Item> =>
  new ApiCall(
    send<unknown>(call).then(({ data, ...rest }) => ({
      ...rest,
      data: flattenOne(call, data, rest.status) as Item,
    })),
  );

/** Only the cursor is taken from a link: a key never follows a link to another address. */
const readCursor = (call: Call, { links }: RawDocument, status: number): string | undefined => {
  const next = links?.next;
  if (typeof next !== 'string' || next === '') return undefined;
  const [, search = ''] = next.split('?');
  const cursor = new URLSearchParams(search).get('page[cursor]');
  if (cursor && cursor !== call.query?.get('page[cursor]')) return cursor;
  throw misfit(call.name, status, 'a link to the next page that leads nowhere');
};

const toPage = (call: Call, body: unknown, status: number): Page<object> => {
  const document = demandDocument(call, body, status);
  const raw: unknown[] = [document.data ?? []].flat();
  if (!raw.every(isResource)) throw misfit(call.name, status, 'a collection of no resources');
  return {
    data: raw.map(createFlattener(document)),
    links: document.links ?? {},
    nextCursor: readCursor(call, document, status),
    meta: document.meta,
  };
};

/** A call that resolves to a page and can be walked. */
export const readList = <Item>(send: Transport, call: Call): ListCall<Item> => {
  const ask = async (asked: Call): Promise<WithResponse<Page<Item>>> => {
    const { data, ...rest } = await send<unknown>(asked);
    return { ...rest, data: toPage(asked, data, rest.status) as Page<Item> };
  };
  return new ListCall(ask(call), (cursor) => {
    const query = new URLSearchParams(call.query);
    query.set('page[cursor]', cursor);
    return ask({ ...call, query });
  });
};
