import { expect, test } from 'vitest';

import { openDatabase } from './database.js';
import { journalLog } from './journal-log.js';
import { findInLog } from './log.js';

const requests = (count: number) => {
  const database = openDatabase(':memory:');
  database.transaction(() => {
    for (let number = 1; number <= count; number++)
      database.run(
        `INSERT INTO requests (at, request_id, method, path, query, status, lane, events, duration_ms)
          VALUES (0, 'x', 'GET', ?, '', 200, NULL, 0, 1)`,
        `/api/x${number}x`,
      );
  });
  return database;
};

const everything = { after: 0, before: Number.MAX_SAFE_INTEGER, from: undefined, limit: 10_000 };
const { signal } = new AbortController();

test('a search through several slices misses no row and repeats none', async () => {
  const database = requests(4_003);

  const all = await findInLog(database, journalLog('requests', '/api', null), everything, signal);
  const some = await findInLog(database, journalLog('requests', 'x200', null), everything, signal);

  expect(all.seqs).toEqual(Array.from({ length: 4_003 }, (_, index) => 4_003 - index));
  expect(some.seqs).toEqual([
    2_009, 2_008, 2_007, 2_006, 2_005, 2_004, 2_003, 2_002, 2_001, 2_000, 200,
  ]);
  database.close();
});

test('a part is the same with and without a search', async () => {
  const database = requests(50);
  for (const [from, limit] of [
    [0, 10],
    [20, 10],
    [45, 10],
    [50, 10],
    [0, 100],
  ] as const) {
    const window = { ...everything, after: 3, before: 48, from, limit };
    const plain = await findInLog(database, journalLog('requests', '', null), window, signal);
    const searched = await findInLog(database, journalLog('requests', 'api', null), window, signal);
    expect(searched, `${from}, ${limit}`).toEqual(plain);
  }
  database.close();
});

test('a search nobody waits for any longer stops', async () => {
  const database = requests(6_001);
  const log = journalLog('requests', 'api', null);

  const { total } = await findInLog(database, log, everything, AbortSignal.abort());

  expect(total).toBe(2_000);
  database.close();
});
