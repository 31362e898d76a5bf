import type { Answer, Box } from '../box.js';
import type { RevisionName } from '../contract/revisions.js';

/** One authorised request to the API. */
export interface Call {
  readonly box: Box;
  readonly url: URL;
  /** Path without doubled or trailing slashes. */
  readonly path: string;
  /** What stands in the places of the path's `:names`, decoded. */
  readonly params: Readonly<Record<string, string>>;
  /** The `:id` of the path, or an empty string. */
  readonly id: string;
  readonly headers: (name: string) => string | undefined;
  /** The revision to answer in: forwarding is done. */
  readonly revision: RevisionName;
  /** The parsed JSON body; undefined for reads. */
  readonly body: unknown;
  readonly bodyBytes: number;
  /** When it arrived, in milliseconds. */
  readonly at: number;
}

/** Requests a second, a minute and, for a few operations, a day, for each account (documented). */
export interface Rate {
  readonly burst: number;
  readonly steady: number;
  readonly daily?: number;
}

/** Klaviyo's published tiers. */
export const tiers = {
  XS: { burst: 1, steady: 15 },
  S: { burst: 3, steady: 60 },
  M: { burst: 10, steady: 150 },
  L: { burst: 75, steady: 700 },
  XL: { burst: 350, steady: 3_500 },
} as const satisfies Record<string, Rate>;

/** One operation of the published contract. A path under `/client` takes a company id, not a key. */
export interface Endpoint {
  /** Klaviyo's operation id. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** All of them are needed. */
  readonly scopes: readonly string[];
  readonly rate: Rate;
  /** A lower rate that its query asks for, by `include` and the like; all such of one rate share it. */
  readonly rateFor?: (url: URL) => Rate | undefined;
  /** The first revision that has it; default the oldest. */
  readonly since?: RevisionName;
  /** The first revision that no longer has it. */
  readonly until?: RevisionName;
  readonly lane?: 'create_event' | 'bulk' | 'client';
  /** Events in a body that was accepted or refused, for the journal. */
  readonly countEvents?: (body: unknown) => number;
  readonly answer: (call: Call) => Answer | Promise<Answer>;
}
