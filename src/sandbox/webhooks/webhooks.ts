import { setTimeout as wait } from 'node:timers/promises';

import type { Feed } from '../feed.js';
import { reportCrash } from '../report-crash.js';
import { listWebhooks, type Webhook } from '../resources/webhooks.js';
import type { Database } from '../store/database.js';
import { attempt } from './attempt.js';
import { addDelivery, noteProgress, type Progress } from './deliveries.js';
import { deliveryBody, type Told } from './delivery-body.js';
import { isLoopback } from './loopback.js';
import { listOccurrences, type Occurrence, readEnd } from './occurrences.js';

// How often and when Klaviyo tries again is not published (assumed).
const RETRY_MS = [100, 500, 2_000];

// How many events share a delivery is not published either (assumed).
const MOST_AT_ONCE = 100;

const NOT_LOCAL = 'the sandbox only calls loopback addresses';

/** Tells webhooks of what happens, each in order and one delivery after the other. */
export interface Webhooks {
  /** Resolves when everything that has happened so far is delivered or given up. */
  settled(): Promise<void>;
  /** Forgets what is still to be delivered, and what happened so far. */
  reset(): void;
  /** Stops; nothing is written afterwards. What was not delivered is lost. */
  close(): void;
}

/** What the deliveries need. */
export interface WebhookSources {
  readonly database: Database;
  readonly feed: Feed;
  readonly now: () => number;
  /** Base of the links in payloads. */
  readonly origin: () => string;
}

const choose = ({ topics }: Webhook, occurrences: readonly Occurrence[]): Told[] =>
  occurrences.flatMap((occurrence) =>
    topics
      .filter((topic) => occurrence.topics.includes(topic))
      .map((topic) => ({ occurrence, topic })),
  );

const split = (told: readonly Told[]) =>
  Array.from({ length: Math.ceil(told.length / MOST_AT_ONCE) }, (_, index) =>
    told.slice(index * MOST_AT_ONCE, (index + 1) * MOST_AT_ONCE),
  );

// Tries until the endpoint says yes or the retries are used up.
const deliver = async (
  { database, feed, now }: WebhookSources,
  webhook: Webhook,
  told: readonly Told[],
  ended: AbortSignal,
): Promise<void> => {
  const { id: webhook_id, endpointUrl: url } = webhook;
  const body = deliveryBody(webhook_id, told, now());
  const seq = addDelivery(database, { at: now(), webhook_id, url, body });
  const note = (progress: Progress) => {
    if (ended.aborted) return;
    noteProgress(database, seq, progress);
    feed.publish('deliveries');
  };
  if (!isLoopback(url)) {
    note({ attempts: 0, status: null, outcome: 'not delivered', detail: NOT_LOCAL });
    return;
  }
  for (let attempts = 1; !ended.aborted; attempts++) {
    const { status, detail } = await attempt(webhook, body, now(), ended);
    const isDone = status !== null && status >= 200 && status < 300;
    const pause = RETRY_MS[attempts - 1];
    const last = pause === undefined ? 'failed' : 'waiting';
    note({ attempts, status, outcome: isDone ? 'delivered' : last, detail });
    if (isDone || pause === undefined) return;
    await wait(pause, undefined, { signal: ended }).catch(() => {});
  }
};

/** Starts to listen; what happened before is not told. */
export const createWebhooks = (sources: WebhookSources): Webhooks => {
  const { database, feed, origin } = sources;
  const chains = new Map<string, Promise<void>>();
  let ending = new AbortController();
  let cursor = readEnd(database);
  let turn: NodeJS.Immediate | undefined;
  const add = (webhook: Webhook, told: readonly Told[]) => {
    const { signal } = ending;
    const chain = (chains.get(webhook.id) ?? Promise.resolve())
      .then(() => (signal.aborted ? undefined : deliver(sources, webhook, told, signal)))
      .catch((error: unknown) => reportCrash('a webhook delivery', error))
      .finally(() => chains.get(webhook.id) === chain && chains.delete(webhook.id));
    chains.set(webhook.id, chain);
  };
  const look = () => {
    clearImmediate(turn);
    turn = undefined;
    const since = cursor;
    cursor = readEnd(database);
    const webhooks = listWebhooks(database).filter(({ enabled }) => enabled);
    if (webhooks.length === 0) return;
    const occurrences = listOccurrences(database, since, origin());
    for (const webhook of webhooks)
      for (const told of split(choose(webhook, occurrences))) add(webhook, told);
  };
  const unsubscribe = feed.subscribe((changes) => {
    if (changes.includes('events') || changes.includes('people')) turn ??= setImmediate(look);
  });
  const forget = () => {
    ending.abort();
    clearImmediate(turn);
    turn = undefined;
  };
  return {
    settled: async () => {
      look();
      while (chains.size > 0) await Promise.all(chains.values());
    },
    reset: () => {
      forget();
      ending = new AbortController();
      cursor = readEnd(database);
    },
    close: () => {
      unsubscribe();
      forget();
    },
  };
};
