import { inTime } from '../in-time.js';
import { isSmall, type Parcel } from '../queued/gather.js';
import type { EventQueue } from '../queued/message.js';
import type { LogEntry } from '../route-options.js';
import { bytesOf } from '../size-of.js';
import { REFUSED, TAKEN } from './gatherer.js';

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
/**
 * A queue that gets small messages through Durable Objects, several in one. Without a word of
 * theirs it gets them itself, as repeats, because it may have them already.
 */
export const createGatheredQueue = (
  queue: EventQueue,
  namespace: GathererNamespace,
  log: (entry: LogEntry) => void,
): EventQueue => {
  let pausedUntilMs = 0;
  const ask = async ({ text, events }: Parcel): Promise<Response | undefined> => {
    try {
      const name = `gatherer-${Math.floor(Math.random() * GATHERERS)}`;
      const gatherer = namespace.get(namespace.idFromName(name) as never);
      const init = { method: 'POST', body: text };
      const asked = gatherer.fetch(`https://gatherer.invalid/${events}`, init);
      const answer = await inTime(PATIENCE_MS, asked);
      if (answer.status === TAKEN || answer.status === REFUSED) return answer;
      throw new Error(`It answered ${answer.status}; GATHERER must be bound to Gatherer`);
    } catch (error) {
      pausedUntilMs = Date.now() + PAUSE_MS;
      log({ at: 'error', name: 'gatherer', detail: String(error) });
      return undefined;
    }
  };
  return {
    ...queue,
    send: async (messages, texts) => {
      const text = texts.join();
      const events = messages.reduce((sum, message) => sum + message.events.length, 0);
      const parcel = { text, bytes: bytesOf(text), events };
      if (!isSmall(parcel) || Date.now() < pausedUntilMs) return queue.send(messages, texts);
      const answer = await ask(parcel);
      if (answer?.status === REFUSED) throw new Error(await answer.text());
      if (answer) return;
      const repeats = messages.map((message) => ({ ...message, isRepeat: true as const }));
      await queue.send(
        repeats,
        repeats.map((message) => JSON.stringify(message)),
      );
    },
  };
};
