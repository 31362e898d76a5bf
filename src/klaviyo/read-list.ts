import type { WithResponse } from './api-call.js';
import type { Call } from './call.js';
import { createFlattener, isResource, type RawDocument } from './document.js';
import { createFill } from './fill.js';
import { ListCall, type Page, type Walk } from './list-call.js';
import { misfit } from './read-failure.js';
import { demandDocument } from './read-one.js';
import type { Transport } from './transport.js';

const astray = ({ name }: Call, status: number) =>
  misfit(name, status, 'a link to the next page that leads nowhere');

/** Only the cursor is taken from a link: a key never follows a link to another address. */
const readCursor = (call: Call, { links }: RawDocument, status: number): string | undefined => {
  const next = links?.next;
  if (typeof next !== 'string' || next === '') return undefined;
  const [, search = ''] = next.split('?');
  const cursor = new URLSearchParams(search).get('page[cursor]');
  if (cursor && cursor !== call.query?.get('page[cursor]')) return cursor;
  throw astray(call, status);
};

const toPage = (call: Call, body: unknown, status: number): Page<object> => {
  const document = demandDocument(call, body, status);
  const raw: unknown[] = [document.data ?? []].flat();
  if (!raw.every(isResource)) throw misfit(call.name, status, 'a collection of no resources');
  return {
    data: raw.map(createFlattener(document)).map(createFill(call)),
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
  const startWalk = (): Walk<Item> => {
    const seen = new Set([call.query?.get('page[cursor]')]);
    return async (cursor) => {
      if (seen.has(cursor)) throw astray(call, 200);
      seen.add(cursor);
      const query = new URLSearchParams(call.query);
      query.set('page[cursor]', cursor);
      return ask({ ...call, query });
    };
  };
  return new ListCall(ask(call), startWalk, call.signal);
};
