import fc from 'fast-check';
import { afterAll, beforeAll, expect } from 'vitest';
import { createKlaviyoWriter } from '../../../klaviyo/index.js';
import type { FaultRequest } from '../../../sandbox/faults/fault-request.js';
import type { Sandbox } from '../../../sandbox/sandbox.js';
import { startSandbox } from '../../../sandbox/server.js';
import { BULK, EVENTS, KEY } from '../../testing/route.js';
import { type Consumer, createConsumer } from '../consume.js';
import type { DeadLetter } from '../dead-letter.js';
import type { QueueMessage } from '../message.js';
import { eventOf, visitorOf } from './consumer.js';

const faults = fc
  .record(
    {
      path: fc.constantFrom('/', BULK, EVENTS),
      count: fc.integer({ min: 1, max: 4 }),
      skip: fc.nat(3),
      when: fc.constantFrom('before' as const, 'after' as const),
      body: fc.constantFrom('json' as const, 'html' as const, 'empty' as const),
      status: fc.constantFrom(400, 401, 403, 429, 500, 503),
    },
    { requiredKeys: ['path', 'count', 'skip', 'when', 'body', 'status'] },
  )
  // A 400 of Klaviyo's own is its word on the event; here is one of something before it.
  .map((fault) => (fault.status === 400 ? { ...fault, body: 'html' as const } : fault));

/** What Klaviyo refuses for good: a metric without a name of its length. */
const POISON = 'Poisoned';

const plans = fc.record({
  /** Of each message: how many events, which of them is refused, whose they are. */
  messages: fc.array(
    fc.record({
      events: fc.integer({ min: 1, max: 12 }),
      poisonAt: fc.nat(40),
      person: fc.nat(4),
    }),
    { minLength: 1, maxLength: 6 },
  ),
  faults: fc.array(faults, { maxLength: 3 }),
  /** Rounds after which the consumer dies without a word. */
  deaths: fc.uniqueArray(fc.nat(4), { maxLength: 2 }),
  /** The queue hands out one message a second time. */
  isDelivered: fc.boolean(),
  /** How many messages travel as one, where they do. */
  together: fc.integer({ min: 1, max: 4 }),
});

type Plan = typeof plans extends fc.Arbitrary<infer Value> ? Value : never;

const toQueue = ({ messages }: Plan): QueueMessage[] => {
  let number = 0;
  return messages.map(({ events, poisonAt, person }) => ({
    v: 1,
    visitor: visitorOf(person),
    events: Array.from({ length: events }, (_, at) => {
      number += 1;
      return eventOf(number, at === poisonAt ? { metric: POISON } : {});
    }),
  }));
};

/** Hands out until nothing is left, as a queue that delivers at least once; by rounds. */
export type Drain = (
  queue: readonly QueueMessage[],
  consume: Consumer,
  plan: Pick<Plan, 'isDelivered' | 'together'>,
  /** Whether the consumer dies after the next round; throws when there were too many. */
  dies: () => boolean,
) => Promise<void>;

/** Whatever happens, each event is recorded once as its owner's, or is a dead letter with a reason. */
export const expectRecordedOnce = async (sandbox: Sandbox, drain: Drain): Promise<void> => {
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      sandbox.reset();
      sandbox.addFault({ rejectMetric: POISON });
      for (const fault of plan.faults) sandbox.addFault(fault as FaultRequest);
      const letters = new Map<string, DeadLetter>();
      const consume = createConsumer({
        klaviyo: createKlaviyoWriter({ apiKey: KEY, baseUrl: sandbox.url, retries: 0 }),
        identifiedMetric: 'Identified',
        isLate: () => false,
        deadLetters: {
          bury: async (more) => {
            for (const letter of more) letters.set(letter.id, letters.get(letter.id) ?? letter);
          },
        },
        log: () => {},
      });
      const queue = toQueue(plan);
      let round = 0;
      await drain(queue, consume, plan, () => {
        if (round > 60) throw new Error('the queue does not become empty');
        return plan.deaths.includes(round++);
      });
      await sandbox.settle();
      const recorded = sandbox.events().map(({ unique_id }) => unique_id);
      const all = queue.flatMap(({ events }) => events.map(({ id }) => id));

      expect([...recorded, ...letters.keys()].sort()).toStrictEqual([...all].sort());
      for (const { event } of letters.values())
        expect('metric' in event && event.metric).toBe(POISON);
      for (const { profile, unique_id } of sandbox.events()) {
        const owner = queue.find(({ events }) => events.some(({ id }) => id === unique_id));
        expect(profile.external_id).toBe(owner?.visitor.external_id);
      }
    }),
    { numRuns: 120 },
  );
};

/** A sandbox for the tests of a file. */
export const useSandbox = (): (() => Sandbox) => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, processingMs: 0 }, { script: '', style: '' });
  });
  afterAll(() => sandbox.close());
  return () => sandbox;
};
