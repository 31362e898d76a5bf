import { r as readEntries, a as emptyAccounts, c as countEntries } from './keepsend-ledger.js';
import { A as ACCOUNTS } from './keepsend-index.js';
import 'idb-keyval';

const NAMES = {
  external_id: "customer id",
  email: "e-mail address",
  phone_number: "phone number",
  _kx: "link's token (_kx)"
};
const sentences = {
  joined: (kinds) => `The ${kinds} joined this visitor: none was known before.`,
  same: () => "More is known of this visitor, and he is the same.",
  corrected: (kinds) => `The ${kinds} was replaced: the same call gave a stronger identifier, and that is the known one.`,
  other: (kinds) => `Another person: the ${kinds} is not this visitor's. A new anonymous id began, and nothing was merged.`,
  ignored: (kinds) => `The ${kinds} was left aside: this visitor has said who he is, and links are forwarded.`,
  first: () => "The route took his first events: a visitor it had not seen before.",
  known: () => "The route knew this visitor by its cookie: the older anonymous id goes on.",
  reset: () => "Reset: another visitor from here on, known by a new anonymous id only."
};
const explain = ({ outcome, kinds }) => sentences[outcome](kinds.map((kind) => NAMES[kind]).join(" and "));

const MAX_LISTED = 100;
const readAccounts = async (keeper) => {
  const { outbox, attempt, unstored } = keeper;
  const stored = await attempt(() => outbox.get(ACCOUNTS)) ?? emptyAccounts();
  const waiting = await countEntries(keeper);
  const accepted = stored.accepted + unstored.accepted;
  const rejected = stored.rejected + unstored.rejected;
  const full = (stored.lost.full ?? 0) + unstored.full;
  const lost = full ? { ...stored.lost, full } : stored.lost;
  const given = Object.values(lost).reduce((sum, number) => sum + number, 0);
  return { tracked: accepted + rejected + given + waiting, accepted, rejected, lost, waiting };
};
const inspectCore = async ({
  keeper,
  identity,
  recent
}) => {
  const { storage, error, pausedUntilMs } = keeper;
  const isOpen = storage !== "none";
  const entries = isOpen ? await readEntries(keeper, MAX_LISTED) : [];
  const accounts = isOpen ? await readAccounts(keeper) : { tracked: 0, accepted: 0, rejected: 0, lost: {}, waiting: 0 };
  const { visitor, decisions } = identity.known() ?? { visitor: null, decisions: [] };
  const { traits: _, fresh: __, ...identifiers } = visitor ?? {};
  return {
    storage,
    ...storage === "memory" && { storage_error: String(error) },
    visitor: visitor && identifiers,
    explanations: decisions.map((decision) => ({ at: decision.at, sentence: explain(decision) })),
    accounts,
    waiting: entries.slice(0, MAX_LISTED).map(({ event }) => ({
      id: event.id,
      metric: "metric" in event ? event.metric : "identify",
      time: event.time
    })),
    recent: recent.map((state) => ({ ...state })),
    ...pausedUntilMs > Date.now() && { next_attempt_at: new Date(pausedUntilMs).toISOString() }
  };
};

export { inspectCore };
