import type { Database } from './database.js';
/** A request to `/api`, without its headers: the key is among those. */
export interface RequestEntry {
    readonly at: number;
    readonly method: string;
    readonly path: string;
    readonly status: number;
    readonly lane: string | null;
    readonly events: number;
}
/** A request the sandbox refused: the errors it answered and the body, redacted, both as JSON. */
export interface RejectEntry {
    readonly at: number;
    readonly method: string;
    readonly path: string;
    readonly status: number;
    readonly errors: string;
    readonly body: string;
}
/** An event that was answered with 202 and is nowhere to be found: what the real service does not tell. */
export interface DropEntry {
    readonly at: number;
    readonly reason: string;
    readonly metric: string;
    readonly unique_id: string | null;
    readonly profile_id: string | null;
    readonly lane: string;
    readonly sent: string;
}
/** What happened to a person, in a sentence. */
export interface ResolutionEntry {
    readonly at: number;
    readonly profile_id: string;
    readonly kind: string;
    readonly sentence: string;
}
interface Entries {
    requests: RequestEntry;
    rejects: RejectEntry;
    drops: DropEntry;
    resolutions: ResolutionEntry;
}
/** Adds an entry at the end. */
export declare const writeEntry: <Table extends keyof Entries>(database: Database, table: Table, entry: Entries[Table]) => void;
/** The newest `limit` entries, newest last. */
export declare const listEntries: <Table extends keyof Entries>(database: Database, table: Table, limit: number) => (Entries[Table] & {
    seq: number;
})[];
/** The sentences about one person, oldest first; those of the profiles merged into it are among them. */
export declare const listResolutionsOf: (database: Database, profileId: string) => ResolutionEntry[];
export {};
