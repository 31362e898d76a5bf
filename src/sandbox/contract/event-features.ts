import { isSince, type RevisionName } from './revisions.js';

/** What of an event a revision knows, with the first that does (documented, but where marked). */
export const eventFeatures = {
  /** JSON:API in place of the flat metric and the `$email` profile; singular `metric`, `profile`. */
  resources: '2023-07-15',
  exchangeToken: '2023-09-15',
  ip: '2023-09-15',
  valueCurrency: '2024-02-15',
  /** Before it, null is refused (assumed); the contract only lacks the word `nullable`. */
  nulls: '2024-02-15',
  /** `meta` of create_event inside the profile's attributes; beside them before. */
  metaInside: '2024-02-15',
  attributions: '2024-02-15',
  bulk: '2024-05-15',
  locale: '2024-07-15',
  /** Metrics tell of the flows they trigger (observed: the first client that knows of it). */
  flowTriggers: '2024-10-15',
  /** Before it, the first of two events with one unique_id won in bulk too. */
  bulkRepeatsFail: '2025-01-15',
  pageSize: '2026-01-15',
  /** `links.self` beside the `data` of a single resource; lists always had links. */
  documentLinks: '2026-01-15',
  /** Before it, pages had the links `first` and `last`. */
  noOuterLinks: '2026-04-15',
  patchIdentifiers: '2026-04-15',
  /** The contract has it here already; generally available since 2026-07-15 by the changelog. */
  backfill: '2026-04-15',
  idField: '2026-04-15',
  agentHints: '2026-07-15',
  profileFilter: '2023-02-22',
  hasProfileFilter: '2023-12-15',
  hasMetricFilter: '2026-04-15',
} as const satisfies Record<string, RevisionName>;

/** Something that came with a revision. */
export type EventFeature = keyof typeof eventFeatures;

/** True when the revision knows it. */
export const knows = (revision: RevisionName, feature: EventFeature): boolean =>
  isSince(revision, eventFeatures[feature]);
