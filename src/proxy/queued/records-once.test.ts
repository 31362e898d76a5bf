import { test } from 'vitest';
import type { Taken } from './consume.js';
import { expectRecordedOnce, useSandbox } from './testing/records-once.js';

const sandbox = useSandbox();

test('records every event once or keeps it as a dead letter, whatever happens', async () => {
  await expectRecordedOnce(sandbox(), async (queue, consume, { isDelivered }, dies) => {
    const taken = queue.map((message): Taken => ({ message, wasTaken: false }));
    let waiting = isDelivered ? [...taken, ...taken.slice(0, 1)] : taken;
    while (waiting.length) {
      const isDead = dies();
      const settled = await consume(waiting);
      waiting = isDead
        ? waiting.map(({ message }) => ({ message, wasTaken: true }))
        : settled.flatMap(({ again }) => (again ? [{ message: again, wasTaken: false }] : []));
    }
  });
}, 120_000);
