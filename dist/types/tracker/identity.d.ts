import type { Identifiers, Json, WireVisitor } from '../protocol/wire.js';
import type { Keeper } from './keeper.js';
import { type Merged, type Visitor } from './visitor.js';
/** Why the visitor is who he is; holds no identifier. */
export interface Decision extends Pick<Merged, 'outcome' | 'kinds'> {
    /** ISO 8601. */
    at: string;
}
export interface Known {
    visitor: Visitor;
    /** Newest last. */
    decisions: Decision[];
}
export interface Identity {
    /** Reads who was here before, and who the link says it is. */
    open(linkToken: string | null): Promise<void>;
    /** Another tab may have learned more. */
    refresh(): Promise<void>;
    /** `undefined` when nothing was new. */
    identify(given: Identifiers, traits: {
        [key: string]: Json;
    }): Merged | undefined;
    reset(): void;
    /** Consent is gone: nothing is known any more. */
    forget(): void;
    /** Goes on as somebody else, or as the same one under another name. */
    adopt(merged: Merged): void;
    /**
     * Whom an event belongs to now. A page that is left before `open` resolved goes on as somebody
     * the route may know by its cookie; that is not stored.
     */
    wire(): WireVisitor;
    known(): Known | undefined;
}
/** Who the visitor is, stored beside what he did. */
export declare const createIdentity: (keeper: Keeper, createId: () => string) => Identity;
