import type { WireVisitor } from '../protocol/wire.js';
/** What the cookie remembers of a browser. */
export interface Remembered {
    /** Who it belongs to now. */
    current: string;
    /**
     * The last id that a page without a memory made up, and whose it turned out to be: its events may
     * come again after the browser has become somebody else's.
     */
    fresh?: {
        id: string;
        was: string;
    };
    /** Keyed digests of what was verified of whom, the latest first. */
    proven?: readonly string[];
}
/**
 * Who a batch is of, and what the cookie is to remember. A page that found no stored visitor made
 * an id up; the browser may be known by an older one. Any other page knows better than the cookie.
 */
export declare const recognise: ({ anonymous_id: id, fresh: isFresh }: WireVisitor, cookie: Remembered | undefined) => {
    anonymousId: string;
    remembered: Remembered;
};
