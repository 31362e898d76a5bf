import { inTime } from '../in-time.js';
import { isSmall, type Parcel } from '../queued/gather.js';
import { asRepeat, type EventQueue } from '../queued/message.js';
import type { LogEntry } from '../route-options.js';
import type { CloudflareQueue } from './cloudflare-queue.js';
import { TAKEN } from './gatherer.js';

/** What we use of a Durable Object's binding. */
export interface GathererNamespace {
  idFromName(name: string): unknown;
  get(id: never): { fetch(address: string, init: object): Promise<Response> };
}

/** One takes about a thousand requests a second (platform limits). */
const GATHERERS = 4;
const PATIENCE_MS = 5_000;
/** How long they are left alone that said nothing. */
const PAUSE_MS = 10_000;
/** What a gatherer may send yet comes first: only the later one of two is a repeat. */
const REPEAT_DELAY_SECONDS = 60;

/**
 * A queue that gets small messages through Durable Objects, several in one. Without their word that
 * the queue has a message it gets it itself, as a repeat, because it may have it already.
 */
export const createGatheredQueue = (
  queue: CloudflareQueue,
  namespace: GathererNamespace,
  log: (entry: LogEntry) => void,
): EventQueue => {
  let pausedUntilMs = 0;
  const ask = async ({ text, events }: Parcel): Promise<boolean> => {
    // After a silence one asks again, and the others do without until it has an answer.
    if (pausedUntilMs) pausedUntilMs = Date.now() + PAUSE_MS;
    try {
      const name = `gatherer-${Math.floor(Math.random() * GATHERERS)}`;
      const gatherer = namespace.get(namespace.idFromName(name) as never);
      const init = { method: 'POST', body: text };
      const asked = gatherer.fetch(`https://gatherer.invalid/${events}`, init);
      const answer = await inTime(PATIENCE_MS, asked);
      if (answer.status !== TAKEN) throw new Error(`${answer.status} ${await answer.text()}`);
      pausedUntilMs = 0;
      return true;
    } catch (error) {
      pausedUntilMs = Date.now() + PAUSE_MS;
      log({ at: 'error', name: 'gatherer', detail: String(error) });
      return false;
    }
  };
  return {
    ...queue,
    send: async (messages, texts) => {
      const text = texts.join();
      const events = messages.reduce((sum, message) => sum + message.events.length, 0);
      const parcel = { text, events };
      if (!isSmall(parcel) || Date.now() < pausedUntilMs) return queue.send(messages, texts);
      if (await ask(parcel)) return;
      const repeats = messages.map(asRepeat);
      const again = repeats.map((message) => JSON.stringify(message));
      await queue.send(repeats, again, REPEAT_DELAY_SECONDS);
    },
  };
};
