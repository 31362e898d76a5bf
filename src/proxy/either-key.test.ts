import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Sandbox } from '../sandbox/sandbox.js';
import { startSandbox } from '../sandbox/server.js';
import { createQueueConsumer, createRoute, type QueueMessage, type Route } from './index.js';
import {
  agree,
  BASE,
  batchOf,
  identifyOf,
  KEY,
  type Klaviyo,
  postOf,
  readAnswer,
  refusal,
  startRoute,
  trackOf,
  tracksOf,
  uuid,
} from './testing/route.js';

const NEXT = 'pk_next_fedcba9876543210';
const notAuthenticated = [{ code: 'not_authenticated', detail: 'Wrong key.' }];

/** Klaviyo with keys that it does not take. */
const refusing =
  (keys: readonly string[], answer = () => refusal(401, notAuthenticated), then = agree): Klaviyo =>
  (asked) =>
    keys.some((key) => asked.headers.get('authorization')?.endsWith(key)) ? answer() : then(asked);

const keysOf = (asked: readonly { headers: Headers }[]): (string | undefined)[] =>
  asked.map(({ headers }) => headers.get('authorization')?.replace('Klaviyo-API-Key ', ''));

describe('with two keys', () => {
  test('uses the first while Klaviyo takes it', async () => {
    const { send, asked, log } = startRoute(agree, { nextApiKey: NEXT });
    await send(batchOf(tracksOf(2)));
    await send(batchOf(tracksOf(12)));
    expect(new Set(keysOf(asked))).toStrictEqual(new Set([KEY]));
    expect(log.every(({ at }) => at === 'collect')).toBe(true);
  });

  test.each<[string, () => Response]>([
    ['401', () => refusal(401, notAuthenticated)],
    ['403', () => refusal(403, [{ code: 'permission_denied', detail: 'No.' }])],
    ['400 about the key', () => refusal(400, notAuthenticated)],
    ['403 without a reason', () => new Response('<html>', { status: 403 })],
  ])(
    'makes a call that gets %s with the other at once, and uses that from then on',
    async (_, answer) => {
      const { send, asked, log } = startRoute(refusing([KEY], answer), { nextApiKey: NEXT });
      expect((await send(batchOf([trackOf(1)]))).status).toBe(202);
      expect(keysOf(asked)).toStrictEqual([KEY, NEXT]);
      await send(batchOf([trackOf(2)]));
      expect(keysOf(asked).slice(2)).toStrictEqual([NEXT]);
      expect(log.filter(({ at }) => at === 'error')).toHaveLength(1);
      expect(JSON.stringify(log)).not.toMatch(/pk_|fedcba|0123456789/);
    },
  );

  test.each([
    ['many events', batchOf(tracksOf(12))],
    [
      'traits',
      batchOf([identifyOf(1, { a: 1 })], { visitor: { anonymous_id: uuid(1), email: 'a@b.co' } }),
    ],
  ])('sends %s with the other too', async (_, batch) => {
    const { send, asked } = startRoute(refusing([KEY]), { nextApiKey: NEXT });
    expect((await send(batch)).status).toBe(202);
    expect(keysOf(asked)).toStrictEqual([KEY, NEXT]);
  });

  test('comes back to the first when the other is refused', async () => {
    const refused = [KEY];
    const { send, asked } = startRoute(refusing(refused), { nextApiKey: NEXT });
    await send(batchOf([trackOf(1)]));
    refused.splice(0, 1, NEXT);
    expect((await send(batchOf([trackOf(2)]))).status).toBe(202);
    expect(keysOf(asked)).toStrictEqual([KEY, NEXT, NEXT, KEY]);
  });

  test('holds everything for a quarter of an hour when Klaviyo refuses both', async () => {
    const { send, asked } = startRoute(refusing([KEY, NEXT]), { nextApiKey: NEXT });
    const { status, headers } = await send(batchOf([trackOf(1)]));
    expect([status, headers.get('retry-after')]).toStrictEqual([503, '900']);
    expect(keysOf(asked)).toStrictEqual([KEY, NEXT]);
  });

  test.each([400, 429, 500])('does not change keys for a %i', async (status) => {
    const { send, asked } = startRoute(() => refusal(status), { nextApiKey: NEXT });
    await send(batchOf([trackOf(1)]));
    expect(keysOf(asked)).toStrictEqual([KEY]);
  });

  test('tells what Klaviyo said to the key that is right', async () => {
    const { send } = startRoute(
      refusing([KEY], undefined, () => refusal(400)),
      { nextApiKey: NEXT },
    );
    expect((await send(batchOf([trackOf(1)]))).body.results).toMatchObject([
      { status: 'rejected' },
    ]);
  });
});

test('without a second key asks once', async () => {
  const { send, asked } = startRoute(refusing([KEY]));
  expect((await send(batchOf([trackOf(1)]))).status).toBe(503);
  expect(asked).toHaveLength(1);
});

test('knows visitors by the cookies of either key, and none by those of a third', async () => {
  const before = startRoute(agree);
  const fresh = (number: number) => ({ visitor: { anonymous_id: uuid(number), fresh: true } });
  const first = await before.send(batchOf([trackOf(1)], fresh(1)));
  const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
  const whoIs = async (keys: { apiKey: string; nextApiKey?: string }) => {
    const { send } = startRoute(agree, keys);
    const { body } = await send(batchOf([trackOf(2)], fresh(2)), { headers: { cookie } });
    return body.visitor.anonymous_id;
  };
  expect(await whoIs({ apiKey: KEY, nextApiKey: NEXT })).toBe(uuid(1));
  expect(await whoIs({ apiKey: NEXT, nextApiKey: KEY })).toBe(uuid(1));
  expect(await whoIs({ apiKey: NEXT })).toBe(uuid(2));
});

test('signs cookies by the first key, so that moving the new one up keeps who came meanwhile', async () => {
  const fresh = (number: number) => ({ visitor: { anonymous_id: uuid(number), fresh: true } });
  const old = startRoute(agree, { apiKey: KEY, nextApiKey: NEXT });
  const moved = startRoute(agree, { apiKey: NEXT, nextApiKey: KEY });
  const after = startRoute(agree, { apiKey: NEXT });
  let cookie = '';
  for (const [number, { send }] of [old, moved, after].entries()) {
    const { headers, body } = await send(batchOf([trackOf(number + 1)], fresh(number + 1)), {
      headers: { cookie },
    });
    expect(body.visitor.anonymous_id).toBe(uuid(1));
    cookie = headers.get('set-cookie')?.split(';')[0] ?? '';
  }
});

describe('a rotation in the midst of traffic', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, processingMs: 0 }, { script: '', style: '' });
  });
  beforeEach(() => sandbox.reset());
  afterAll(() => sandbox.close());

  /** What the operator does, one after the other; between them pages go on sending. */
  const STEPS = [
    { apiKey: KEY },
    { apiKey: KEY, nextApiKey: NEXT },
    { apiKey: KEY, nextApiKey: NEXT, isRevoked: true },
    { apiKey: NEXT, nextApiKey: KEY },
    { apiKey: NEXT },
  ];
  const traffic = fc.array(fc.integer({ min: 1, max: 15 }), { minLength: 1, maxLength: 3 });

  test('loses nothing, records nothing twice and makes no page wait', async () => {
    await fc.assert(
      fc.asyncProperty(fc.tuple(...STEPS.map(() => traffic)), async (loads) => {
        sandbox.reset();
        let number = 0;
        for (const [at, { isRevoked, ...keys }] of STEPS.entries()) {
          const options = { ...keys, basePath: BASE, klaviyoUrl: sandbox.url, log: () => {} };
          const route = createRoute(options);
          const send = async (count: number, to: Route) => {
            const events = Array.from({ length: count }, () => {
              number += 1;
              return trackOf(number);
            });
            const { status, body } = await readAnswer(await to(postOf(batchOf(events))));
            expect(status).toBe(202);
            expect(body.results.every((one: { status: string }) => one.status === 'accepted')).toBe(
              true,
            );
          };
          // The key goes while batches are under way.
          const sending = Promise.all((loads[at] ?? []).map((count) => send(count, route)));
          if (isRevoked) sandbox.setKey({ key: KEY, revoked: true });
          await sending;
          await send(1, route);
        }
        await sandbox.wait({ count: number });
        expect(sandbox.events()).toHaveLength(number);
        expect(new Set(sandbox.events().map(({ unique_id }) => unique_id)).size).toBe(number);
      }),
      { numRuns: 15 },
    );
  });

  test('keeps nothing waiting in the queue', async () => {
    const messages: QueueMessage[] = [];
    const queue = { send: async (more: readonly QueueMessage[]) => void messages.push(...more) };
    const keys = { apiKey: KEY, nextApiKey: NEXT };
    const options = { ...keys, basePath: BASE, klaviyoUrl: sandbox.url, log: () => {}, queue };
    await readAnswer(await createRoute(options)(postOf(batchOf(tracksOf(25)))));
    sandbox.setKey({ key: KEY, revoked: true });
    const consume = createQueueConsumer(options, { bury: async () => {} });

    expect(await consume(messages.map((message) => ({ message, wasTaken: false })))).toStrictEqual([
      {},
    ]);
    expect(sandbox.events()).toHaveLength(25);
  });
});
