import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { WireBatch } from '../protocol/wire.js';
import type { Bridge } from './bridge.js';
import { findBridges } from './bridge.js';
import type { Call } from './read-calls.js';
import { type FakePage, openPage } from './testing/page.js';

interface Tag {
  src: string;
  dataset: { [name: string]: string };
}

const SHOP = 'https://shop.example';

let page: FakePage;
let bounce: typeof import('./bounce.js').bounce;

/** A new page with this tag of the script, and what a page has of its own. */
const open = async (tag: Partial<Tag> | null = {}, options = {}): Promise<void> => {
  vi.resetModules();
  page = openPage(options);
  const script = tag && { src: `${SHOP}/q7f2/m.js`, dataset: {}, ...tag };
  const querySelector = (selector: string) => (selector === 'script[src$="/m.js"]' ? script : null);
  Object.assign(document, { querySelector });
  ({ bounce } = await import('./bounce.js'));
};

const call = (method: string, ...args: unknown[]): Call => [method, args, Date.now(), () => {}];

const readBeacons = (): Promise<WireBatch[]> =>
  Promise.all(page.beacons.map(async ({ read }) => (await read()) as unknown as WireBatch));

const readBridge = (): Bridge => {
  const [key = '', ...others] = findBridges();
  expect(others).toStrictEqual([]);
  return JSON.parse(localStorage.getItem(key) ?? '');
};

beforeEach(() => open());

afterEach(() => {
  vi.unstubAllGlobals();
});

test('sends what was tracked to the folder of the script, and asks for a receipt', async () => {
  bounce([call('track', 'Viewed Product', { Price: 1 })]);
  expect(page.beacons.map(({ url }) => url)).toStrictEqual([`${SHOP}/q7f2/e?receipt`]);
  expect(await readBeacons()).toMatchObject([
    {
      v: 1,
      batch: expect.stringMatching(/^[\da-f-]{36}$/),
      visitor: { anonymous_id: expect.stringMatching(/^[\da-f-]{36}$/), fresh: true },
      events: [{ metric: 'Viewed Product', properties: { Price: 1 } }],
    },
  ]);
});

test('sends one batch for each person, in order', async () => {
  bounce([
    call('track', 'A'),
    call('track', 'B'),
    call('identify', { email: 'ada@example.com' }),
    call('track', 'C'),
  ]);
  const [unknown, known, ...others] = await readBeacons();
  expect(others).toStrictEqual([]);
  expect(unknown?.events).toMatchObject([{ metric: 'A' }, { metric: 'B' }]);
  expect(known?.events).toMatchObject([{ joins: true }, { metric: 'C' }]);
  expect(known?.visitor).toStrictEqual({ ...unknown?.visitor, email: 'ada@example.com' });
});

test('leaves the same for the next page, in doubt', async () => {
  bounce([call('track', 'A'), call('identify', { email: 'ada@example.com' })]);
  const batches = await readBeacons();
  const { entries, doubts } = readBridge();
  expect(entries.map(({ event }) => event)).toStrictEqual(batches.flatMap(({ events }) => events));
  expect(entries.map(({ visitor }) => visitor)).toStrictEqual(
    batches.map(({ visitor }) => visitor),
  );
  expect(doubts).toStrictEqual(
    batches.map(({ batch, events }) => [
      batch,
      { ids: events.map(({ id }) => id), atMs: expect.any(Number) },
    ]),
  );
});

test('leaves it without a doubt where nothing could be sent', async () => {
  for (const spoil of [
    () => {
      page.isOnline = false;
    },
    () => vi.stubGlobal('navigator', { onLine: true, sendBeacon: () => false }),
    () => vi.stubGlobal('navigator', { onLine: true }),
  ]) {
    await open();
    spoil();
    bounce([call('track', 'A')]);
    expect(page.beacons).toStrictEqual([]);
    expect(readBridge()).toMatchObject({ entries: [{ event: { metric: 'A' } }], doubts: [] });
  }
});

test('leaves what is too large for a beacon', async () => {
  const metric = 'x'.repeat(60_000);
  bounce([call('track', metric), call('track', 'A')]);
  expect(page.beacons).toStrictEqual([]);
  expect(readBridge().entries).toHaveLength(2);
});

test('hands over no more than the browsers take in all', async () => {
  const properties = { text: 'x'.repeat(25_000) };
  bounce([
    call('track', 'A', properties),
    call('identify', { email: 'a@b.cd' }),
    call('track', 'B', properties),
    call('reset'),
    call('track', 'C', properties),
  ]);
  expect(page.beacons.length).toBeGreaterThan(0);
  expect(page.beacons.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(60_000);
  expect(readBridge().entries).toHaveLength(4);
  expect(readBridge().doubts).toHaveLength(page.beacons.length);
});

test('sends the link a visitor came by', async () => {
  await open({}, { search: '?_kx=abc.Ab12Cd' });
  bounce([call('track', 'A')]);
  expect(await readBeacons()).toMatchObject([{ visitor: { fresh: true, _kx: 'abc.Ab12Cd' } }]);
});

test.each([
  ['/k', `${SHOP}/k/e?receipt`],
  ['/k/', `${SHOP}/k/e?receipt`],
  [`${SHOP}/k`, `${SHOP}/k/e?receipt`],
])('sends to the route the tag names: %s', async (route, url) => {
  await open({ src: 'https://cdn.test/m.js', dataset: { route } });
  bounce([call('track', 'A')]);
  expect(page.beacons.map((beacon) => beacon.url)).toStrictEqual([url]);
});

test.each<[string, Partial<Tag> | null, object?]>([
  ['there is no tag of the script', null],
  ["the script is somebody else's", { src: 'https://cdn.test/m.js' }],
  ['the route is elsewhere', { dataset: { route: 'https://other.test/k' } }],
  ['the route is no address', { dataset: { route: 'https://' } }],
  ['consent is pending', { dataset: { consent: 'pending' } }],
  ['consent is denied', { dataset: { consent: 'denied' } }],
  ['the page is ahead of its visitor', {}, { isAhead: true }],
  ['the browser asks for privacy', {}, { isPrivate: true }],
])('sends and leaves nothing where %s', async (_, tag, options) => {
  await open(tag, options);
  const calls = [call('track', 'A')];
  bounce(calls);
  expect(page.beacons).toStrictEqual([]);
  expect(findBridges()).toStrictEqual([]);
  expect(calls).toHaveLength(1);
});

test('sends for a visitor who agreed although his browser asks for privacy', async () => {
  await open({ dataset: { consent: 'granted' } }, { isPrivate: true });
  bounce([call('track', 'A')]);
  expect(page.beacons).toHaveLength(1);
});

test('sends what waited when consent was given in a call', async () => {
  await open({ dataset: { consent: 'pending' } });
  bounce([call('track', 'A'), call('consent', 'granted')]);
  expect(page.beacons).toHaveLength(1);
});

test('sends and leaves nothing where nothing was tracked', () => {
  bounce([call('consent', 'granted'), call('inspect'), call('on', 'kept', () => {})]);
  expect(page.beacons).toStrictEqual([]);
  expect(findBridges()).toStrictEqual([]);
});

test('does without a localStorage that throws', async () => {
  const calls = [call('track', 'A')];
  vi.stubGlobal('localStorage', {
    setItem: () => {
      throw new DOMException('denied', 'SecurityError');
    },
  });
  bounce(calls);
  expect(page.beacons).toHaveLength(1);
});

test('says nothing twice on a page that comes back and is left again', async () => {
  const calls = [call('identify', { email: 'a@b.cd' }), call('track', 'A')];
  bounce(calls);
  expect(calls.map(([method]) => method)).toStrictEqual(['identify']);
  calls.push(call('track', 'B'));
  bounce(calls);
  const batches = await readBeacons();
  expect(
    batches.map(({ events }) => events.map((event) => 'metric' in event && event.metric)),
  ).toStrictEqual([
    [false, 'A'],
    [false, 'B'],
  ]);
  expect(batches[1]?.visitor).toStrictEqual(batches[0]?.visitor);
  expect(findBridges()).toHaveLength(2);
});
