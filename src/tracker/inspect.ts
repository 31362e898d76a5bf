import { change } from './accounts.js';
import type { Core } from './core.js';
import { explain } from './explain.js';
import { followEvents } from './follow-events.js';
import type { Keeper } from './keeper.js';
import { nameEvent } from './ledger.js';
import { ACCOUNTS } from './outbox.js';
import { countStored, listUnstored, readEntries } from './read-outbox.js';
import { emptyAccounts, type StoredAccounts } from './stored-accounts.js';
import type { Accounts, Inspection } from './tracker.js';

const MAX_LISTED = 100;

const readAccounts = async (keeper: Keeper): Promise<Accounts> => {
  const { outbox, attempt, unstored } = keeper;
  // Both at one moment: a batch may be settled in between.
  const read = await attempt(() =>
    outbox.run('readonly', (objects) =>
      Promise.all([
        outbox.request<StoredAccounts | null | undefined>(objects.get(ACCOUNTS)),
        countStored(keeper, objects),
      ]),
    ),
  );
  const [stored, count] = read ?? [null, 0];
  const waiting = count + listUnstored(keeper).length;
  const { accepted, rejected, lost } = change(stored ?? emptyAccounts(), unstored);
  const given = Object.values(lost).reduce((sum, number) => sum + number, 0);
  return { tracked: accepted + rejected + given + waiting, accepted, rejected, lost, waiting };
};

/** What the tracker knows at this moment. Where nothing was opened, for want of consent, nothing is read. */
export const inspectCore = async (core: Core): Promise<Omit<Inspection, 'consent'>> => {
  const { keeper, identity } = core;
  const recent = followEvents(core);
  const { storage, error, pausedUntilMs } = keeper;
  const nextMs = Math.max(pausedUntilMs, core.nextAttemptMs);
  const isOpen = storage !== 'none';
  const entries = isOpen ? await readEntries(keeper, MAX_LISTED) : [];
  const accounts = isOpen
    ? await readAccounts(keeper)
    : { tracked: 0, accepted: 0, rejected: 0, lost: {}, waiting: 0 };
  const { visitor, decisions } = identity.known() ?? { visitor: null, decisions: [] };
  const { traits: _, fresh: __, ...identifiers } = visitor ?? {};
  return {
    storage,
    ...(storage === 'memory' && { storage_error: String(error) }),
    visitor: visitor && (identifiers as Inspection['visitor']),
    explanations: decisions.map((decision) => ({ at: decision.at, sentence: explain(decision) })),
    accounts,
    waiting: entries.slice(0, MAX_LISTED).map(({ event }) => ({
      id: event.id,
      metric: nameEvent(event),
      time: event.time,
    })),
    recent: recent.map((state) => ({ ...state })),
    under_way: core.findUnderWay(keeper.doubts).size,
    ...(nextMs > Date.now() && { next_attempt_at: new Date(nextMs).toISOString() }),
  };
};

export { enforceLimits } from './limits.js';
