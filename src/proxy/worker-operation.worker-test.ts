import { afterEach, describe, expect, test, vi } from 'vitest';
import { leaks, leakyBatches } from './testing/leaks.js';
import {
  agree,
  batchOf,
  identifyOf,
  KEY,
  NAMED_VISITOR,
  postOf,
  readAnswer,
  refusal,
  SHOP,
  trackOf,
  tracksOf,
  uuid,
} from './testing/route.js';
import { envOf, startWorker } from './testing/worker.js';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test('writes one line for each batch, of counts alone', async () => {
  const { ask, lines } = startWorker();
  const visitor = NAMED_VISITOR;
  const events = [
    trackOf(1, { metric: 'Viewed Secret', properties: { Secret: 'word' } }),
    trackOf(2, { properties: { $secret: 'word' } }),
    identifyOf(3, { secret: 'word' }),
  ];
  const dropped = { full: 1, 'bob@example.com': 2 };
  expect((await ask(postOf(batchOf(events, { visitor, dropped })))).status).toBe(202);
  expect(lines.map((line) => JSON.parse(line))).toStrictEqual([
    {
      at: 'collect',
      accepted: 2,
      rejected: 1,
      dropped: { full: 1, other: 2 },
      identity: 'typed',
      duration_ms: expect.any(Number),
    },
  ]);
});

test.each(leaks)('keeps the key out of answer and log after %s', async (_, klaviyo) => {
  const { ask, lines } = startWorker(klaviyo);
  for (const batch of leakyBatches()) {
    expect([202, 503]).toContain((await ask(postOf(batch))).status);
  }
  expect(lines).toHaveLength(leakyBatches().length);
  expect(lines.join('\n')).not.toContain(KEY.slice(3));
});

test('would find the key in an answer', async () => {
  await expect(readAnswer(new Response(KEY))).rejects.toThrow('The key is in an answer');
});

describe('what the operator sees', () => {
  const TOKEN = 'a-token-of-the-operator';
  const metricsOf = () =>
    new Request(`${SHOP}/q7f2/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } });

  test('is a data point for each line of the log, and nothing of the visitor', async () => {
    const points: object[] = [];
    const ANALYTICS = { writeDataPoint: (point: object) => points.push(point) };
    const { ask, lines } = startWorker(agree, envOf({ ANALYTICS }));
    const visitor = { anonymous_id: uuid(1), email: 'ada@example.com' };
    await ask(
      postOf(
        batchOf([...tracksOf(2), trackOf(3, { metric: '' })], { visitor, dropped: { full: 3 } }),
      ),
    );

    expect(lines).toHaveLength(1);
    expect(points).toStrictEqual([
      {
        indexes: ['collect'],
        blobs: ['collect', '', ''],
        doubles: [2, 0, 1, 0, 0, expect.any(Number), 3, 0, 0, 0],
      },
    ]);
  });

  test('says why Klaviyo takes nothing', async () => {
    const points: { blobs: string[]; doubles: number[] }[] = [];
    const ANALYTICS = { writeDataPoint: (point: (typeof points)[0]) => points.push(point) };
    const { ask } = startWorker(() => refusal(429, [{ code: 'throttled' }]), envOf({ ANALYTICS }));
    await ask(postOf(batchOf(tracksOf(2))));

    expect(points[0]?.blobs).toStrictEqual(['collect', '', 'throttled']);
    expect(points[0]?.doubles[7]).toBe(429);
  });

  test('costs no event when the dataset takes no point', async () => {
    const ANALYTICS = {
      writeDataPoint: () => {
        throw new Error('too many points');
      },
    };
    const { ask, lines } = startWorker(agree, envOf({ ANALYTICS }));

    expect((await ask(postOf(batchOf(tracksOf(2))))).status).toBe(202);
    expect(lines).toHaveLength(1);
  });

  test('is what this process counted, for whoever has the token', async () => {
    const { ask } = startWorker(agree, envOf({ METRICS_TOKEN: TOKEN }));
    await ask(postOf(batchOf(tracksOf(2))));
    const { status, text } = await ask(metricsOf());

    expect(status).toBe(200);
    expect(text).toMatch(/^keepsend_events_total\{at="collect",outcome="accepted"\} \d+$/m);
    expect(text).toContain('of this process');
    expect(text).not.toContain('keepsend_dead_letters');
    expect((await ask(new Request(`${SHOP}/q7f2/metrics`))).status).toBe(401);
    expect((await startWorker().ask(metricsOf())).status).toBe(404);
  });
});
