import { MAX_AGE_MS } from '../protocol/limits.js';
import { settle } from './accounts.js';
import type { Core } from './core.js';
import { MAX_ENTRIES, MAX_TOTAL_BYTES } from './keeper.js';
import { readEntries } from './read-outbox.js';

/** Read at a time, so that a full outbox never stands in memory whole. */
const PAGE = 500;
/** Before every id. */
const FIRST = '0';

/** Gives up what is too old, then the oldest until the rest fits, and counts each by its reason. */
export const enforceLimits = async ({ keeper, firstIdAt }: Core): Promise<void> => {
  const sizes: { id: string; bytes: number }[] = [];
  for (let after: string | undefined = FIRST; after; after = sizes.at(-1)?.id) {
    const page = await readEntries(keeper, PAGE, after);
    if (!page.length) break;
    sizes.push(...page.map(({ event: { id }, bytes }) => ({ id, bytes })));
  }
  const oldest = firstIdAt(Date.now() - MAX_AGE_MS);
  let count = sizes.length;
  let bytes = sizes.reduce((sum, size) => sum + size.bytes, 0);
  const reasons = new Map<string, string>();
  for (const size of sizes) {
    // What this page has tracked is not old: its clock was wrong.
    const isOld = size.id < oldest && !keeper.own.has(size.id);
    if (!isOld && count <= MAX_ENTRIES && bytes <= MAX_TOTAL_BYTES) continue;
    reasons.set(size.id, isOld ? 'expired' : 'full');
    count -= 1;
    bytes -= size.bytes;
  }
  if (!reasons.size) return;
  await settle(keeper, [...reasons.keys()], ({ lost, untold }, id) => {
    for (const counts of [lost, untold]) {
      const reason = reasons.get(id) as string;
      counts[reason] = (counts[reason] ?? 0) + 1;
    }
  });
};
