import type { RevisionName } from './revisions.js';

/** 5 MB, decompressed, for one event or a whole bulk request. Decimal (assumed): the stricter reading. */
export const MAX_PAYLOAD_BYTES = 5_000_000;

/** 100 KB of UTF-8 a string (documented); decimal is assumed, as above. */
export const MAX_STRING_BYTES = 100_000;

/** Items an array (documented up to 2025-01-15, since then in the events API overview). */
export const MAX_ARRAY_ITEMS = 4_000;

/** Levels of nesting (same page). `properties` itself is counted as the first (assumed). */
export const MAX_DEPTH = 10;

/** A metric's name is shorter than 128 characters (documented). */
export const MAX_METRIC_LENGTH = 127;

/** Events in one bulk job, over all its profiles (documented). */
export const MAX_BULK_EVENTS = 1_000;

/** 100 KB a profile-import (documented). */
export const MAX_PROFILE_BYTES = 100_000;

/** Segment's validator stops here; Klaviyo publishes no number (assumed). */
export const MAX_IDENTIFIER_LENGTH = 255;

/** A number that changed, with the revision each value begins with, oldest first; Infinity is none. */
export interface ChangingLimit {
  readonly about: string;
  readonly steps: readonly (readonly [since: RevisionName, value: number])[];
}

/** Every limit that is not the same at all revisions (documented). */
export const changingLimits = {
  properties: {
    about: 'Top-level properties of an event',
    steps: [
      ['2022-10-17', 300],
      ['2025-04-15', 400],
    ],
  },
  earliestYear: {
    about: 'Year in which the first event may have happened',
    steps: [
      ['2022-10-17', 2000],
      ['2026-07-15', 1990],
    ],
  },
  largestEventPage: {
    about: 'Largest page of events; always 200 before it could be chosen',
    steps: [
      ['2022-10-17', 200],
      ['2026-01-15', 1_000],
    ],
  },
  // The sentence stands in the contract of this one revision only (documented).
  profileStringBytes: {
    about: "Bytes of all strings of an event's profile together",
    steps: [
      ['2022-10-17', Number.POSITIVE_INFINITY],
      ['2025-01-15', 100_000],
      ['2025-04-15', Number.POSITIVE_INFINITY],
    ],
  },
} as const satisfies Record<string, ChangingLimit>;

/** What a changing limit is at a revision. */
export const limitAt = (name: keyof typeof changingLimits, revision: RevisionName): number => {
  const steps: ChangingLimit['steps'] = changingLimits[name].steps;
  return steps.findLast(([since]) => since <= revision)?.[1] ?? 0;
};

/** Properties an event: 400 since 2025-04-15, 300 before (documented). */
export const maxProperties = (revision: RevisionName): number => limitAt('properties', revision);

/** Events begin with this year: 1990 since 2026-07-15, 2000 before (documented). */
export const earliestYear = (revision: RevisionName): number => limitAt('earliestYear', revision);

/** Events a page: chosen up to 1,000 since 2026-01-15, always 200 before (documented). */
export const maxEventPage = (revision: RevisionName): number =>
  limitAt('largestEventPage', revision);

/** Profiles in one bulk import (documented). */
export const MAX_IMPORTED_PROFILES = 10_000;

/** Profiles in one job that subscribes (documented). */
export const MAX_SUBSCRIBED_PROFILES = 1_000;

/** Profiles in one job that unsubscribes or suppresses (documented). */
export const MAX_UNSUBSCRIBED_PROFILES = 100;
