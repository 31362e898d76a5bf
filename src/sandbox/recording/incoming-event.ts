import type { Identifiers } from '../identity/person.js';
import type { Lane } from '../store/events.js';
import type { Traits } from '../store/profiles.js';

/** `patch_properties` of a profile's meta. */
export interface Patch {
  readonly append?: Record<string, unknown> | null | undefined;
  readonly unappend?: Record<string, unknown> | null | undefined;
  readonly unset?: string | string[] | null | undefined;
}

/** `patch_identifiers` of a profile's meta: e-mails beside the first one. */
export interface IdentifierPatch {
  readonly append: readonly string[];
  readonly unappend: readonly string[];
}

/** What a request says about a person, sorted by what it is used for; the same for every revision. */
export interface IncomingProfile {
  readonly id: string | undefined;
  readonly exchangeToken: string | undefined;
  readonly given: Identifiers;
  /** Sent as null. */
  readonly cleared?: readonly ('external_id' | 'email' | 'phone_number')[];
  readonly traits: Traits;
  readonly patch: Patch | undefined;
  readonly identifierPatch?: IdentifierPatch | undefined;
}

/** One checked event without its person; the same for every revision. */
export interface IncomingEvent {
  readonly metric: string;
  readonly service: string;
  readonly properties: Record<string, unknown>;
  /** As it was sent, ISO 8601; null for the moment it arrived. */
  readonly time: string | null;
  readonly value: number | null;
  readonly valueCurrency: string | null;
  readonly uniqueId: string | null;
  readonly backfill: boolean;
  /** The JSON body that would send it alone. */
  readonly sent: string;
}

/** Where events came from: the same for all of a request. */
export interface Arrival {
  readonly lane: Lane;
  readonly revision: string;
  /** When the request came, in milliseconds. */
  readonly now: number;
  /** Why a switched-on fault loses them after they were accepted. */
  readonly lost?: string;
  /** Names the request in the journal. */
  readonly requestId?: string;
}

/** One person's events of one request: accepted, and to be recorded together. */
export interface Submission {
  readonly arrival: Arrival;
  readonly profile: IncomingProfile;
  readonly events: readonly IncomingEvent[];
}
