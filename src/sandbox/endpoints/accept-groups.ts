import { knows } from '../contract/event-features.js';
import { Failure, type Problem } from '../contract/failure.js';
import { findRepeats } from '../recording/process.js';
import type { BulkGroup } from './bulk-group.js';
import type { Call } from './call.js';

// That a repeat fails the whole request is documented; the status and the words are assumed,
// and so is that ids recorded by earlier requests count as repeats.
const refuseRepeats = ({ box }: Call, groups: readonly BulkGroup[]): void => {
  box.inbox.settle();
  const repeats = findRepeats(
    box.database,
    groups.map(({ submission }) => submission),
  );
  const problems = repeats.map(([group, position]): Problem => {
    const uniqueId = groups[group]?.submission.events[position]?.uniqueId;
    return {
      detail: `The unique_id '${uniqueId}' is already used for this profile and metric.`,
      pointer: `${groups[group]?.pointers[position]}/unique_id`,
    };
  });
  if (problems.length > 0) throw new Failure(400, ...problems);
};

/** Accepts all events of a bulk request, or, where an id repeats, none of them. */
export const acceptGroups = async (call: Call, groups: readonly BulkGroup[]) => {
  // Before, the first one won, as with single events (documented).
  if (knows(call.revision, 'bulkRepeatsFail')) refuseRepeats(call, groups);
  await call.box.inbox.accept(groups.map(({ submission }) => submission));
  return { status: 202 };
};
