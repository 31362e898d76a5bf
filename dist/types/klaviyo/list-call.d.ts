import { ApiCall, type WithResponse } from './api-call.js';
import type { PageLinks } from './document.js';
/** One page of a collection. */
export interface Page<Item> {
    data: Item[];
    /** As Klaviyo sent them; to go on, pass `nextCursor` or iterate. */
    links: PageLinks;
    /** For `page.cursor` of the next call; `undefined` on the last page. */
    nextCursor: string | undefined;
    /** Since revision 2026-07-15 with `agent_hints` (documented). */
    meta: {
        [name: string]: unknown;
    } | undefined;
}
/** Asks for the page at a cursor; rejects when this walk was there before. */
export type Walk<Item> = (cursor: string) => Promise<WithResponse<Page<Item>>>;
/**
 * A collection under way. Awaited it gives the first page; `for await` walks every item of every
 * page, asking for the next page only when the walk gets there; `pages()` walks the pages.
 * The call's signal ends the walk too.
 */
export declare class ListCall<Item> extends ApiCall<Page<Item>> implements AsyncIterable<Item> {
    #private;
    constructor(first: Promise<WithResponse<Page<Item>>>, startWalk: () => Walk<Item>, signal?: AbortSignal);
    pages(): AsyncGenerator<Page<Item>, void, undefined>;
    [Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined>;
}
