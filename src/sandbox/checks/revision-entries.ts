import * as v from 'valibot';

import { type EventFeature, knows } from '../contract/event-features.js';
import type { RevisionName } from '../contract/revisions.js';

/** Makes a field one that may be left out, and null where the revision takes null. */
export const optionalAt = (revision: RevisionName): typeof v.nullish =>
  // Both make the type wider than what one of them lets through, which hurts nobody.
  knows(revision, 'nulls') ? v.nullish : (v.optional as unknown as typeof v.nullish);

/** The fields where the revision knows them; elsewhere none, so that they are refused as unknown. */
export const entriesAt = <Entries extends object>(
  revision: RevisionName,
  feature: EventFeature,
  entries: Entries,
): Entries => (knows(revision, feature) ? entries : ({} as Entries));
