/** A resource as JSON:API writes it. */
export interface RawResource {
    type: string;
    id: string;
    attributes?: {
        [name: string]: unknown;
    };
    relationships?: {
        [name: string]: {
            data?: RawLink | RawLink[] | null;
        } | undefined;
    };
}
type RawLink = Pick<RawResource, 'type' | 'id'>;
/** Where a collection goes on. */
export interface PageLinks {
    self?: string | null;
    next?: string | null;
    prev?: string | null;
}
/** An answer as Klaviyo writes it, for `request()`. */
export interface RawDocument<Data = unknown> {
    data: Data;
    included?: RawResource[];
    links?: PageLinks;
    meta?: {
        [name: string]: unknown;
    };
}
export declare const isDocument: (body: unknown) => body is RawDocument;
export declare const isResource: (data: unknown) => data is RawResource;
/** How the resources of a document become objects. */
export type Flattener = (document: RawDocument) => (raw: RawResource) => RawLink;
/** For answers that include nothing: what a resource refers to stays a reference. */
export declare const createPlainFlattener: Flattener;
/**
 * Resources with what was included put where it is referred to. What an included resource refers
 * to stays a reference, so that the result is a tree and can be written as JSON.
 */
export declare const createFlattener: Flattener;
export {};
