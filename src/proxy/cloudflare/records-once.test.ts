import { test } from 'vitest';
import { toBody } from '../queued/bundle.js';
import { expectRecordedOnce, useSandbox } from '../queued/testing/records-once.js';
import type { DeliveredMessage, QueueBinding } from './bindings.js';
import { consumeBatch } from './consume-batch.js';

/** What waits in Cloudflare's queue. */
interface Waiting {
  body: unknown;
  attempts: number;
}

const sandbox = useSandbox();

test('records every event once or keeps it as a dead letter, however messages are put together', async () => {
  await expectRecordedOnce(sandbox(), async (queue, consume, { isDelivered, together }, dies) => {
    const bodies = Array.from({ length: Math.ceil(queue.length / together) }, (_, at) =>
      JSON.stringify(toBody(queue.slice(at * together, (at + 1) * together))),
    );
    let waiting: Waiting[] = (isDelivered ? [...bodies, ...bodies.slice(0, 1)] : bodies).map(
      (body) => ({ body, attempts: 1 }),
    );
    while (waiting.length) {
      const isDead = dies();
      const left: Waiting[] = [];
      const binding: QueueBinding = {
        // What was queued before a death, is.
        send: async (body) => void left.push({ body: structuredClone(body), attempts: 1 }),
        sendBatch: async (all) => {
          for (const { body } of all) await binding.send(body);
        },
      };
      const delivered = waiting.map((one): DeliveredMessage => {
        const retry = () => void left.push({ ...one, attempts: one.attempts + 1 });
        return { ...one, ack: () => isDead && retry(), retry };
      });
      await consumeBatch(delivered, binding, consume, () => {});
      waiting = left;
    }
  });
}, 120_000);
