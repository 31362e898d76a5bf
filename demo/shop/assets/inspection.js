import { followedEvents } from './follow.js';

const sum = (counts) => Object.values(counts ?? {}).reduce((total, count) => total + count, 0);

const plural = (count, one, many) => `${count} ${count === 1 ? one : many}`;

/** Whether the script is here; before it comes, its stub has the same methods but no answers. */
export const isLoaded = () => Boolean(window.keepsend && !window.keepsend.q);

/** What keepsend knows, or `undefined` when it cannot be asked. */
export const inspect = async () => {
  const known = isLoaded() ? await window.keepsend.inspect().catch(() => undefined) : undefined;
  return known && { ...known, recent: followedEvents() };
};

const isHeld = ({ state }) => state === 'held';

/** The four figures of the panel. Held events are waiting as well: for a yes. */
export const countEvents = ({ accounts = {}, recent = [] }) => ({
  waiting: (accounts.waiting ?? 0) || recent.filter(isHeld).length,
  accepted: accounts.accepted ?? 0,
  rejected: accounts.rejected ?? 0,
  lost: sum(accounts.lost),
});

/** Where all events are, in one sentence. */
export const summarise = (known, isOnline) => {
  const { waiting, accepted, rejected, lost } = countEvents(known);
  const events = plural(waiting, 'event', 'events');
  if (known.consent === 'denied') return 'Declined: nothing is stored and nothing is sent.';
  if (known.consent === 'pending') {
    return waiting > 0 ? `Waiting for a yes. ${events} held in memory.` : 'Waiting for a yes.';
  }
  if (waiting > 0 && !isOnline) {
    const where = known.storage === 'indexeddb' ? 'safe in the outbox' : 'kept on this page';
    return `${events} ${where} until the line is back.`;
  }
  if (waiting > 0) return `${events} on the way to Klaviyo.`;
  if (accepted + rejected + lost === 0) return 'No event yet. Look at a product.';
  if (rejected + lost === 0)
    return `Klaviyo has ${accepted === 1 ? 'the event' : `all ${accepted} events`}.`;
  return `Klaviyo has ${accepted}. Rejected: ${rejected}. Lost: ${lost}.`;
};

/** Newest first: this page's events, and those of earlier pages that still wait. */
export const listEvents = ({ recent = [], waiting = [] }, max = 12) => {
  const here = new Set(recent.map(({ id }) => id));
  const earlier = waiting.filter(({ id }) => !here.has(id)).map((it) => ({ ...it, state: 'kept' }));
  const latest = new Map([...earlier, ...recent].map((event) => [event.id, event]));
  return [...latest.values()].sort((a, b) => b.time.localeCompare(a.time)).slice(0, max);
};
