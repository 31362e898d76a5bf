import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRoute } from '../../proxy/create-route.js';
import { toDeadLetter } from '../../proxy/queued/dead-letter.js';
import { BURY, DEAD_LETTER_TABLE, toRow } from '../../proxy/queued/dead-letter-table.js';
import { eventOf, visitorOf } from '../../proxy/queued/testing/consumer.js';
import { agree, EVENTS, fakeFetch, KEY, refusal, uuid } from '../../proxy/testing/route.js';
import { SECRET } from '../../proxy/testing/server.js';
import { run } from '../run.js';
import { fakeIo } from '../testing/fake-io.js';
import { openD1Letters } from './d1-letters.js';
import type { AskD1 } from './run-wrangler.js';

const HOSTILE = `'; DROP TABLE dead_letters; -- \u001b[31m"`;
const ROUTE = 'https://shop.test/q7f2';

const letterOf = (number: number, metric = 'Viewed Product') => ({
  ...toDeadLetter(visitorOf(number), eventOf(number, { metric }), {
    code: 'refused_by_klaviyo',
    pointer: '/properties/Price',
    detail: "Wrong, isn't it?",
  }),
  at: new Date(Date.UTC(2026, 7, 1, 11, number)).toISOString(),
});
const identification = {
  ...letterOf(9),
  event: { id: uuid(9), time: '2026-08-01T11:00:00.000Z', traits: { size: 'M' } },
};
const LETTERS = [
  letterOf(1),
  letterOf(2, HOSTILE),
  letterOf(3),
  letterOf(4, 'Poisoned'),
  identification,
];

let database: DatabaseSync;
beforeEach(() => {
  database = new DatabaseSync(':memory:');
  database.exec(DEAD_LETTER_TABLE);
  const bury = database.prepare(BURY);
  for (const letter of LETTERS) bury.run(...toRow(letter));
});
afterEach(() => database.close());

/** What wrangler would be asked. */
const ask: AskD1 = async <Row>(sql: string) => database.prepare(sql).all() as Row[];
const idsOf = (letters: readonly { id: string }[]) => letters.map(({ id }) => id);

/** The route as it is mounted, before a Klaviyo that refuses a metric. */
const startRoute = () => {
  const klaviyo = fakeFetch((asked) =>
    JSON.stringify(asked.body).includes('Poisoned') ? refusal(400) : agree(asked),
  );
  const route = createRoute({
    apiKey: KEY,
    basePath: '/q7f2',
    serverSecrets: [SECRET],
    klaviyoUrl: 'https://klaviyo.test',
    log: () => {},
    fetch: klaviyo.fetch,
  });
  const fetch: typeof globalThis.fetch = (input, init) => route(new Request(input, init));
  return { ...klaviyo, fetch };
};

const open = (fetch = startRoute().fetch) =>
  openD1Letters(ask, { url: ROUTE, secret: SECRET, fetch });

test('finds those that fit, the newest first, whatever stands in them', async () => {
  const { find, count } = open();

  expect(await find({}, 50)).toStrictEqual([...LETTERS].reverse());
  expect(await find({ metric: HOSTILE }, 50)).toStrictEqual([letterOf(2, HOSTILE)]);
  expect(await find({ since: new Date(letterOf(3).at) }, 1)).toStrictEqual([identification]);
  expect(await find({ id: "' OR 1=1 --" }, 50)).toStrictEqual([]);
  expect(await count({ code: 'refused_by_klaviyo', before: new Date(letterOf(3).at) })).toBe(2);
});

test('throws away what was found, and nothing that took its place since', async () => {
  const { find, purge } = open();
  const letters = await find({}, 50);
  database.prepare('DELETE FROM dead_letters WHERE id = ?').run(uuid(9));
  database.prepare(BURY).run(...toRow(letterOf(10)));

  expect(await purge(letters)).toBe(4);
  expect(idsOf(await find({}, 50))).toStrictEqual([uuid(10)]);
});

test('gives events to the route as they were, and keeps what it does not take', async () => {
  const { fetch, asked } = startRoute();
  const store = open(fetch);

  expect(await store.replay(await store.find({}, 50))).toBe(3);
  const sent = asked.filter(({ path }) => path === EVENTS).map(({ body }) => body.data.attributes);
  expect(
    sent.map(({ unique_id, time, metric, profile }) => ({
      unique_id,
      time,
      metric: metric.data.attributes.name,
      person: profile.data.attributes.external_id,
    })),
  ).toStrictEqual(
    [letterOf(4, 'Poisoned'), letterOf(3), letterOf(2, HOSTILE), letterOf(1)].map(
      ({ event, visitor }) => ({
        unique_id: event.id,
        time: event.time,
        metric: (event as { metric: string }).metric,
        person: visitor.external_id,
      }),
    ),
  );
  expect([await store.find({}, 50), store.left?.()]).toStrictEqual([[], 2]);
  expect(idsOf(await open().find({}, 50))).toStrictEqual([9, 4].map(uuid));
});

test('starts no flow by what the route had recorded without', async () => {
  const letter = { ...letterOf(20), event: { ...eventOf(20), backfill: true } };
  database.prepare(BURY).run(...toRow(letter));
  const { fetch, asked } = startRoute();
  const store = open(fetch);

  expect(await store.replay(await store.find({ id: uuid(20) }, 50))).toBe(1);
  expect(asked[0]?.body.data.attributes.backfill).toBe(true);
});

test('keeps them when the route takes nothing, and says why', async () => {
  const { find, replay } = open(async () =>
    Response.json({ detail: 'No signature fits' }, { status: 401 }),
  );

  await expect(replay(await find({}, 50))).rejects.toThrow(
    `${ROUTE}/server answered 401: No signature fits; what it took is done, say it again for the rest`,
  );
  expect(await open().find({}, 50)).toHaveLength(5);
});

test('takes from them what a route took that has to wait with the rest', async () => {
  const { find, replay } = open(async () =>
    Response.json(
      { detail: 'Some events have to wait', results: [{ index: 1, status: 'accepted' }] },
      { status: 503 },
    ),
  );

  await expect(replay(await find({}, 50))).rejects.toThrow('answered 503');
  expect(idsOf(await open().find({}, 50))).toStrictEqual([9, 4, 2, 1].map(uuid));
});

test('sends no more at once than a route reads', async () => {
  const properties = { text: 'x'.repeat(90_000) };
  for (let number = 20; number < 26; number += 1)
    database
      .prepare(BURY)
      .run(...toRow({ ...letterOf(number), event: eventOf(number, { properties }) }));
  const { fetch } = startRoute();
  const { find, replay } = open(fetch);

  expect(await replay(await find({ metric: 'Viewed Product' }, 50))).toBe(8);
});

test.each<[string[], string]>([
  [['list'], 'dead list needs --spool <file>, or --d1 <database>'],
  [['list', '--d1', 'a', '--spool', 'b'], 'dead list needs --spool <file>, or --d1 <database>'],
  [['list', '--d1', 'letters'], '--d1 needs --remote, or --local'],
  [['list', '--d1', '--remote'], '--d1 needs a value'],
  [['list', '--d1', 'a b', '--remote'], "--d1 takes a database's name"],
  [
    ['list', '--spool', 'x', '--remote'],
    '--local, --remote, --config and --persist-to are of --d1',
  ],
  [['purge', '--d1', 'a', '--remote', '--to', ROUTE], '--to is of dead replay --d1'],
  [['replay', '--d1', 'a', '--remote', '--yes'], 'dead replay --d1 needs --to'],
  [['replay', '--d1', 'a', '--remote', '--to', 'http://shop.test/q', '--yes'], 'and https'],
  [['replay', '--d1', 'a', '--remote', '--to', ROUTE, '--yes'], 'SERVER_SECRETS must hold'],
])('refuses %j', async (args, reason) => {
  const io = fakeIo({}, {});

  expect(await run(['dead', ...args], io)).toBe(2);
  expect(io.errors[0]).toContain(reason);
});
