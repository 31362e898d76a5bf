import { expect, test } from 'vitest';
import { createMetrics } from './metrics.js';
import { agree, batchOf, startRoute, trackOf, tracksOf } from './testing/route.js';

const TOKEN = 'a-token-of-the-operator';
const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
const STATUS = { messages: 3, bytes: 1_200, oldestMs: 4_499, deadLetters: 2 };
const queueOf = (status: () => Promise<typeof STATUS>, check = async () => {}) => ({
  send: async () => {},
  status,
  check,
});

test('says that it is well, and nothing a stranger could use', async () => {
  const { get } = startRoute();
  const { status, body, headers } = await get('/health');

  expect([status, body]).toStrictEqual([200, { status: 'ok', delivery: 'direct' }]);
  expect(headers.get('cache-control')).toBe('no-store');
});

test('says when its queue cannot be used', async () => {
  const queue = queueOf(
    async () => STATUS,
    () => Promise.reject(new Error('disk I/O error')),
  );
  const { status, text } = await startRoute(agree, { queue }).get('/health');

  expect([status, JSON.parse(text)]).toStrictEqual([
    503,
    { status: 'failing', delivery: 'queued' },
  ]);
});

test('counts what events came to', async () => {
  const { send, get } = startRoute(agree, { metricsToken: TOKEN });
  await send(batchOf([...tracksOf(2), trackOf(3, { metric: 'Placed Order' })]));
  await send(
    batchOf([trackOf(4)], { dropped: { full: 5, strange: 1, expired: -5, storage: 1e300 } }),
  );
  const { status, text, headers } = await get('/metrics', bearer(TOKEN));

  expect([status, headers.get('content-type')]).toStrictEqual([
    200,
    'text/plain; version=0.0.4; charset=utf-8',
  ]);
  expect(text.split('\n').filter((line) => !line.startsWith('#'))).toStrictEqual([
    'keepsend_log_lines_total{at="collect"} 2',
    'keepsend_events_total{at="collect",outcome="accepted"} 3',
    'keepsend_events_total{at="collect",outcome="rejected"} 1',
    'keepsend_dropped_events_total{reason="full"} 5',
    'keepsend_dropped_events_total{reason="other"} 1',
    'keepsend_dropped_events_total{reason="expired"} 0',
    'keepsend_dropped_events_total{reason="storage"} 1000000',
    '',
  ]);
});

test('tells of the queue', async () => {
  const queue = queueOf(async () => STATUS);
  const { get } = startRoute(agree, { metricsToken: TOKEN, queue });

  expect((await get('/metrics', bearer(TOKEN))).text).toBe(
    `# HELP keepsend_queue_messages Messages that wait for Klaviyo.
# TYPE keepsend_queue_messages gauge
keepsend_queue_messages 3
# HELP keepsend_queue_bytes Their bytes.
# TYPE keepsend_queue_bytes gauge
keepsend_queue_bytes 1200
# HELP keepsend_queue_oldest_seconds How long the oldest has waited.
# TYPE keepsend_queue_oldest_seconds gauge
keepsend_queue_oldest_seconds 4
# HELP keepsend_dead_letters Events that Klaviyo refused and nobody has looked after.
# TYPE keepsend_dead_letters gauge
keepsend_dead_letters 2
`,
  );
});

test('has no metrics where no token was set', async () => {
  expect((await startRoute().get('/metrics', bearer(TOKEN))).status).toBe(404);
});

test.each([{}, bearer('a-token-of-somebody-else'), { headers: { authorization: TOKEN } }])(
  'shows the metrics to nobody with %j',
  async (init) => {
    const { get } = startRoute(agree, { metricsToken: TOKEN });
    const { status, text, headers } = await get('/metrics', init);

    expect([status, headers.get('www-authenticate')]).toStrictEqual([401, 'Bearer']);
    expect(text).not.toContain(TOKEN);
  },
);

test.each(['short', 'with blanks in between'])(
  'refuses the token %j and does not repeat it',
  (token) => {
    expect(() => startRoute(agree, { metricsToken: token })).toThrow(
      'metricsToken must be at least 16 characters without blanks; what came is string',
    );
  },
);

test('shares its counters with a consumer', () => {
  const metrics = createMetrics();
  metrics.count({ at: 'deliver', accepted: 7, held: 1, duration_ms: 3 });

  expect(metrics.render(undefined)).toContain(
    'keepsend_events_total{at="deliver",outcome="accepted"} 7',
  );
});
