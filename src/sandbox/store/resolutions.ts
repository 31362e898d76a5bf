import type { StepRecord } from '../identity/step-record.js';
import type { Database } from './database.js';
import { type ResolutionEntry, writeEntry } from './journal.js';

/** What happened to a person: a sentence, and the same in structure. */
export interface Resolution {
  /** Milliseconds. */
  readonly at: number;
  readonly kind: string;
  readonly sentence: string;
  readonly step: StepRecord;
}

// Nothing changes by these, so once said is enough, however often they come.
const quiet: ReadonlySet<string> = new Set([
  'recognised',
  'named',
  'kept',
  'conflict',
  'apart',
  'ignored',
]);

const isToldAlready = (database: Database, profileId: string, sentence: string) =>
  database.get(
    'SELECT 1 FROM resolutions WHERE profile_id = ? AND sentence = ? LIMIT 1',
    profileId,
    sentence,
  ) !== undefined;

/** Writes down what happened to a person; what changed nothing only the first time. */
export const tell = (
  database: Database,
  profileId: string,
  told: readonly { readonly step: StepRecord; readonly sentence: string }[],
  at: number,
): void => {
  for (const { step, sentence } of told) {
    if (quiet.has(step.kind) && isToldAlready(database, profileId, sentence)) continue;
    writeEntry(database, 'resolutions', {
      at,
      profile_id: profileId,
      kind: step.kind,
      sentence,
      step: JSON.stringify(step),
    });
  }
};

/** What happened to one person, oldest first; that of the profiles merged into it is among it. */
export const listResolutionsOf = (database: Database, profileId: string): Resolution[] =>
  database
    .all<ResolutionEntry>('SELECT * FROM resolutions WHERE profile_id = ? ORDER BY seq', profileId)
    .map(({ at, kind, sentence, step }) => ({
      at,
      kind,
      sentence,
      step: JSON.parse(step) as StepRecord,
    }));
