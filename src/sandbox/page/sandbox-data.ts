/** A person as lists of events show it. */
export interface PersonInShort {
  readonly id: string;
  readonly email?: string | null;
  readonly phone_number?: string | null;
  readonly external_id?: string | null;
  readonly anonymous_ids?: readonly string[];
}

/** A recorded event, from `/_sandbox/events`. */
export interface SandboxEvent {
  readonly id: string;
  readonly metric: string;
  readonly profile: PersonInShort;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly value: number | null;
  readonly value_currency: string | null;
  readonly unique_id: string | null;
  readonly time: string;
  readonly time_sent: string | null;
  readonly received_at: string;
  readonly backfill: boolean;
  readonly revision: string;
  readonly lane: 'create_event' | 'bulk' | 'internal';
  readonly sent: unknown;
}

/** A step in a person's story. */
export interface Explanation {
  readonly at: string;
  readonly kind: string;
  readonly sentence: string;
}

/** A profile, from `/_sandbox/profiles`; one asked for by id has its events, latest first. */
export interface Person extends PersonInShort {
  readonly traits: Readonly<Record<string, unknown>>;
  readonly created: string;
  readonly updated: string;
  readonly last_event: string | null;
  readonly explanations: readonly Explanation[];
  readonly events?: readonly SandboxEvent[];
}

/** A refused request, from `/_sandbox/rejects`. */
export interface Reject {
  readonly seq: number;
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly errors: readonly { detail: string; source?: { pointer?: string; parameter?: string } }[];
  readonly body: unknown;
}

/** An event that was answered with 202 and not recorded, from `/_sandbox/drops`. */
export interface Drop {
  readonly seq: number;
  readonly at: string;
  readonly reason: string;
  readonly metric: string;
  readonly unique_id: string | null;
  readonly profile_id: string | null;
  readonly lane: string;
  readonly sent: unknown;
}

/** Counts, from `/_sandbox/state`. */
export interface State {
  readonly events: number;
  readonly profiles: number;
  readonly rejects: number;
  readonly drops: number;
  readonly faults: number;
}

/** What the stream says has changed. */
export type Change = 'events' | 'people' | 'rejects' | 'drops' | 'requests' | 'faults';
