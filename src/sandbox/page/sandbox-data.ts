/** A person as lists of events show it. */
export interface PersonInShort {
  readonly id: string;
  readonly email?: string | null;
  readonly phone_number?: string | null;
  readonly external_id?: string | null;
  readonly anonymous_ids?: readonly string[];
}

/** How an event came; `internal` are those Klaviyo makes itself. */
export type Lane = 'create_event' | 'bulk' | 'client' | 'internal';

/** A recorded event, from `/_sandbox/events/:id`. */
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
  readonly lane: Lane;
  readonly sent: unknown;
}

/** A row of something that only grows. */
export interface LogRow {
  readonly seq: number;
}

/** A recorded event in one line. */
export interface EventInShort extends LogRow {
  readonly id: string;
  readonly metric: string;
  readonly about: string;
  readonly person: { readonly id: string; readonly name: string };
  readonly time: string;
  readonly received_at: string;
  readonly lane: Lane;
  readonly backfill: boolean;
}

/** A kind of identifier; `id` and `_kx` name a profile outright. */
export type IdentifierKind =
  | 'external_id'
  | 'email'
  | 'phone_number'
  | 'anonymous_id'
  | 'id'
  | '_kx';

/** What happened to a person, in structure: enough to draw who met whom. */
export interface Step {
  readonly kind: string;
  readonly by?: IdentifierKind;
  readonly value?: string;
  readonly own?: string;
  readonly other?: PersonInShort;
}

/** A step in a person's story. */
export interface Explanation {
  readonly at: string;
  readonly kind: string;
  readonly sentence: string;
  readonly step?: Step;
}

/** A person in one line. */
export interface PersonRow extends PersonInShort {
  readonly first_name?: string | null;
  readonly last_name?: string | null;
  readonly updated: string;
}

/** A profile, from `/_sandbox/profiles/:id`. */
export interface Person extends PersonInShort {
  readonly traits: Readonly<Record<string, unknown>>;
  readonly created: string;
  readonly updated: string;
  readonly last_event: string | null;
  readonly explanations: readonly Explanation[];
  readonly merged?: readonly string[];
  readonly consent?: readonly Consent[];
}

/** What a person agreed to, on one channel. */
export interface Consent {
  readonly channel: string;
  readonly consent: string;
  readonly at: string | null;
}

/** A metric with how many events it has here. */
export interface MetricCount {
  readonly name: string;
  readonly events: number;
}

/** Counts, from `/_sandbox/state`. */
export interface State {
  readonly events: number;
  readonly profiles: number;
  readonly requests: number;
  readonly rejects: number;
  readonly drops: number;
  readonly faults: number;
}
