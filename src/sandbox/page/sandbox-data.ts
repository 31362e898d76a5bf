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

/** An error as the API answers it. */
export interface Problem {
  readonly code?: string;
  readonly detail: string;
  readonly source?: { readonly pointer?: string; readonly parameter?: string };
  readonly meta?: Readonly<Record<string, unknown>>;
}

/** A refused request in one line. */
export interface RejectInShort extends LogRow {
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly code?: string;
  readonly detail?: string;
  readonly problems?: number;
}

/** A refused request, from `/_sandbox/rejects/:seq`. */
export interface Reject extends LogRow {
  readonly at: string;
  readonly method: string;
  readonly path: string;
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
export interface RequestRow extends LogRow {
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly lane: string | null;
  readonly events: number;
  readonly revision?: string | null;
  readonly duration_ms?: number | null;
  readonly fault?: string | null;
  readonly [column: string]: unknown;
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

/** What the stream says has changed. */
export type Change =
  | 'events'
  | 'people'
  | 'rejects'
  | 'drops'
  | 'requests'
  | 'faults'
  | 'clock'
  | 'settings'
  | 'resources'
  | 'everything';
