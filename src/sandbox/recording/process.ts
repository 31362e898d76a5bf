import type { Database } from '../store/database.js';
import type { Submission } from './incoming-event.js';
import { dropEvent, type Outcome, recordEvent } from './record-event.js';
import { resolveProfile } from './resolve-profile.js';

/** What became of each event of a submission, in its order. Needs a transaction around it. */
export const processSubmission = (
  database: Database,
  { arrival, profile, events }: Submission,
): Outcome[] => {
  const { lost } = arrival;
  if (lost !== undefined) {
    for (const event of events) dropEvent(database, event, arrival, lost);
    return events.map(() => 'nobody');
  }
  const occasion = arrival.lane === 'client' ? 'client' : 'event';
  const person = resolveProfile(database, profile, occasion, arrival.now);
  return events.map((event) => {
    if ('profileId' in person) return recordEvent(database, person.profileId, event, arrival);
    dropEvent(database, event, arrival, person.reason);
    return 'nobody';
  });
};

/**
 * The positions of events whose unique_id is taken for their person and metric, as
 * [submission, event]. Nothing of what it tries stays.
 */
export const findRepeats = (
  database: Database,
  submissions: readonly Submission[],
): (readonly [submission: number, event: number])[] =>
  database.rehearse(() =>
    submissions.flatMap((submission, at) =>
      processSubmission(database, submission).flatMap((outcome, position) =>
        outcome === 'repeated-id' ? [[at, position] as const] : [],
      ),
    ),
  );
