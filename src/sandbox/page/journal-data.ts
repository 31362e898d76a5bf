import type { Address } from './address.js';
import type { LogRow } from './sandbox-data.js';

/** An error as the API answers it. */
export interface Problem {
  readonly code?: string;
  readonly detail: string;
  readonly source?: { readonly pointer?: string; readonly parameter?: string };
  readonly meta?: Readonly<Record<string, unknown>>;
}

/** A refused request in one line. */
export interface RejectInShort extends LogRow, Address {
  readonly at: string;
  readonly method: string;
  readonly status: number;
  readonly code?: string;
  readonly detail?: string;
  readonly problems?: number;
}

/** A refused request, from `/_sandbox/rejects/:seq`. */
export interface Reject extends LogRow, Address {
  readonly at: string;
  readonly method: string;
  readonly status: number;
  readonly revision?: string | null;
  readonly errors: readonly Problem[];
  readonly body: unknown;
}

/** An event that was answered with 202 and not recorded, in one line. */
export interface DropInShort extends LogRow {
  readonly at: string;
  readonly reason: string;
  readonly metric: string;
  readonly lane: string;
  readonly profile_id: string | null;
}

/** The same, whole: from `/_sandbox/drops/:seq`. */
export interface Drop extends DropInShort {
  readonly unique_id: string | null;
  readonly sent: unknown;
}

/** A request to the API, from `/_sandbox/requests`. What is not known of it is left out. */
export interface RequestRow extends LogRow, Address {
  readonly at: string;
  readonly method: string;
  readonly status: number;
  readonly lane: string | null;
  readonly events: number;
  readonly revision?: string | null;
  readonly duration_ms?: number | null;
  readonly fault?: string | null;
  readonly retry_after?: string | null;
  readonly rate_limit?: string | null;
  readonly [column: string]: unknown;
}

/** What came of a request; of the events and the drops the first ones. */
export interface RequestResults {
  readonly reject: number | null;
  readonly recorded: number;
  readonly events: readonly { readonly id: string; readonly metric: string }[];
  readonly dropped: number;
  readonly drops: readonly { readonly seq: number; readonly metric: string }[];
}

/** A request, whole: from `/_sandbox/requests/:seq`. */
export interface RequestInFull extends RequestRow {
  readonly results: RequestResults;
}
