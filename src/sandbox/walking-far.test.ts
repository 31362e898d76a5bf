import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { openDatabase } from './store/database.js';
import { eventBody, startAsking } from './testing/ask.js';
import { createBase, NOON, put } from './testing/event-history.js';

const TOTAL = 100_000;
const folder = mkdtempSync(join(tmpdir(), 'sandbox-walk-'));
const ids = new Set<string>();
let metric = '';
let asking: Awaited<ReturnType<typeof startAsking>>;

beforeAll(async () => {
  const data = join(folder, 'events.db');
  const database = openDatabase(data);
  database.transaction(() => {
    const base = createBase(database);
    metric = `${base.metrics[0]}`;
    // Many share a second, as in a real shop's rush.
    for (let number = 0; number < TOTAL; number++)
      ids.add(put(database, base, Math.floor(number / 300), number));
  });
  database.close();
  asking = await startAsking({ data, rateLimits: 0, now: () => (NOON + 200) * 1000 });
}, 60_000);
afterAll(async () => {
  await asking.close();
  rmSync(folder, { recursive: true });
});

interface Page {
  readonly data: readonly { readonly id: string }[];
  readonly links: { readonly next: string | null; readonly prev: string | null };
}

let sent = 0;
const recordAnother = () => {
  sent += 1;
  // Before, among and after those that are there already.
  const time = new Date((NOON + (sent % 3) * 180 - 5) * 1000).toISOString();
  return asking.post('/api/events', eventBody({ unique_id: `late-${sent}`, time }));
};

const follow = async (start: string, side: 'next' | 'prev') => {
  const seen: string[] = [];
  let last = start;
  for (let path: string | null = start; path !== null; ) {
    const page: Page = await asking.read(path);
    seen.push(...page.data.map(({ id }) => id));
    last = path;
    path = page.links[side]?.replace(asking.sandbox.url, '') ?? null;
    await recordAnother();
  }
  return { seen, last };
};

test.each(['datetime', '-datetime'])(
  '100,000 events are each seen once by %s, there and back, while others are recorded',
  async (sort) => {
    const there = await follow(`/api/events?sort=${sort}&page[size]=1000`, 'next');
    const known = there.seen.filter((id) => ids.has(id));
    expect(known).toHaveLength(TOTAL);
    expect(new Set(there.seen).size).toBe(there.seen.length);

    const back = await follow(there.last, 'prev');
    expect(back.seen.filter((id) => ids.has(id)).toSorted()).toEqual([...ids].toSorted());
    expect(new Set(back.seen).size).toBe(back.seen.length);
  },
  60_000,
);

test('100,000 events are found by metric with the people included', async () => {
  const filter = encodeURIComponent(`equals(metric_id,"${metric}")`);
  const query = `filter=${filter}&page[size]=1000&include=profile&sort=datetime`;
  const { seen } = await follow(`/api/events?${query}`, 'next');

  expect(seen.filter((id) => ids.has(id))).toHaveLength(TOTAL / 2);
  expect(new Set(seen).size).toBe(seen.length);
}, 60_000);
