import type { Json } from '../../protocol/wire.js';
/** What becomes of a text with markup, or with a template's tags, that a page has sent. */
export type UnsafeText = 'clean' | 'reject' | 'keep';
export interface GuardOptions {
    unsafeText?: UnsafeText;
    linkHosts?: readonly string[];
    markupProperties?: readonly string[];
}
type Fields = {
    [key: string]: Json;
};
/**
 * What a stranger wrote, as it may be shown in an e-mail of the shop; `place` is where it stands.
 * @throws {Problem} when it may not be passed on.
 */
export interface Guard {
    text(text: string, place: string): string;
    fields(fields: Fields, place: string): Fields;
}
/** Compiles the shop's rules for what pages write. */
export declare const createGuard: ({ unsafeText, linkHosts, markupProperties, }: GuardOptions) => Guard;
export {};
