/** `page[size]`, or a 400 outside 1 to `largest`. */
export declare const readPageSize: (url: URL, usual: number, largest: number) => number;
/** A position in a list, opaque to the client. */
export declare const encodeCursor: (position: readonly (string | number)[]) => string;
/** The position in `page[cursor]`; clients may pass the whole `links.next` (observed). */
export declare const readCursor: (url: URL) => readonly (string | number)[] | undefined;
/** The same request at another position. */
export declare const linkTo: (url: URL, cursor: string | undefined) => string | null;
