import { IDBObjectStore, IDBTransaction } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { WireBatch, WireEvent } from '../protocol/wire.js';
import { createTracker } from './index.js';
import { createOutbox, VISITOR } from './outbox.js';
import { listenTo } from './testing/core.js';
import {
  createLocks,
  type FakePage,
  openPage,
  pass,
  settled,
  stopTime,
  until,
} from './testing/page.js';
import { openRoute, refuse, reply } from './testing/route.js';
import { openTracker } from './testing/tracker.js';
import type { Person } from './tracker.js';

const ADA = 'ada@example.com';
const BOB = 'bob@example.com';

let page: FakePage;
let route: ReturnType<typeof openRoute>;
const unhandled: unknown[] = [];
const onUnhandled = (error: unknown) => unhandled.push(error);

beforeEach(() => {
  stopTime();
  page = openPage({ locks: createLocks() });
  route = openRoute();
  unhandled.length = 0;
  process.on('unhandledRejection', onUnhandled);
});
afterEach(async () => {
  await settled();
  process.off('unhandledRejection', onUnhandled);
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  expect(unhandled).toEqual([]);
});

const nameOf = (event: WireEvent): string => ('metric' in event ? event.metric : 'identify');
const batches = (): WireBatch[] => route.posts.map(({ body }) => body);
/** Who did what, in the order it reached the route. */
const story = (): string[] =>
  batches().flatMap(({ visitor, events }) =>
    events.map((event) => `${visitor.email ?? visitor.phone_number ?? 'nobody'}: ${nameOf(event)}`),
  );
const blockStorage = (): void => {
  vi.stubGlobal('indexedDB', {
    open: () => {
      throw new DOMException('blocked', 'SecurityError');
    },
  });
};

test('keeps an event, then sends it soon', async () => {
  const tracker = openTracker();
  const { id, kept } = await tracker.track('Viewed Product', {
    ProductName: 'Cup',
    ProductID: '1',
  });
  expect(kept).toBe('indexeddb');
  expect(route.posts).toEqual([]);
  await pass(200);

  expect(batches()).toMatchObject([
    { events: [{ id, metric: 'Viewed Product', properties: { ProductName: 'Cup' } }] },
  ]);
  expect((await tracker.inspect()).accounts).toMatchObject({ tracked: 1, accepted: 1, waiting: 0 });
});

test('does not look through what the shop has stored for each event', async () => {
  const tracker = openTracker();
  await settled();
  let looks = 0;
  const ownKeys = (records: object): (string | symbol)[] => {
    looks += 1;
    return Reflect.ownKeys(records);
  };
  vi.stubGlobal('localStorage', new Proxy(localStorage, { ownKeys }));
  for (let n = 0; n < 20; n += 1) await tracker.track('Scrolled');

  expect(looks).toBe(0);
});

test('sends once a second while more and more is tracked', async () => {
  const tracker = openTracker();
  for (let n = 0; n < 30; n += 1) {
    await tracker.track('Scrolled');
    await pass(100);
  }
  await pass(1_000);

  expect(batches().map(({ events }) => events.length)).toEqual([2, 10, 10, 8]);
});

test('keeps the order and the person of what is said and done before storage is open', async () => {
  const tracker = openTracker();
  void tracker.track('Viewed Product');
  void tracker.identify({ email: ADA });
  void tracker.track('Added to Cart');
  void tracker.identify({ email: BOB });
  void tracker.track('Started Checkout');
  void tracker.reset();
  await tracker.track('Viewed Product');
  await tracker.flush();

  expect(story()).toEqual([
    'nobody: Viewed Product',
    `${ADA}: identify`,
    `${ADA}: Added to Cart`,
    `${BOB}: identify`,
    `${BOB}: Started Checkout`,
    'nobody: Viewed Product',
  ]);
  const ids = batches().map(({ visitor }) => visitor.anonymous_id);
  expect(ids[0]).toBe(ids[1]);
  expect(new Set(ids).size).toBe(3);
});

test('takes the properties and the time of the call, not of the moment it is sent', async () => {
  const tracker = openTracker();
  const properties = { ProductName: 'Cup', ProductID: '1' };
  const tracked = tracker.track('Viewed Product', properties);
  properties.ProductName = 'Plate';
  await tracked;
  await pass(10_000);

  expect(batches()[0]?.events).toMatchObject([
    { time: '2026-11-01T12:00:00.000Z', properties: { ProductName: 'Cup' } },
  ]);
});

test('sends nothing when the same is said of a visitor twice', async () => {
  const tracker = openTracker();
  expect((await tracker.identify({ email: ADA, first_name: 'Ada' })).outcome).toBe('joined');
  const again = await tracker.identify({ email: ' ADA@example.com', first_name: 'Ada' });
  expect(again).toEqual({ kept: 'none', outcome: 'same', rejections: [] });
  await tracker.flush();

  expect(story()).toEqual([`${ADA}: identify`]);
});

test('sends the traits of an unknown visitor with the address he gives later', async () => {
  const tracker = openTracker();
  const { kept } = await tracker.identify({ first_name: 'Ada' });
  expect(kept).toBe('indexeddb');
  expect(await tracker.flush()).toEqual({ waiting: 0 });
  expect(route.posts).toEqual([]);

  await tracker.identify({ email: ADA, vip: true });
  await tracker.flush();
  expect(batches()[0]).toMatchObject({
    visitor: { email: ADA },
    events: [{ traits: { first_name: 'Ada', vip: true } }],
  });
});

test('never sends traits with the visitor', async () => {
  const tracker = openTracker();
  await tracker.identify({ email: ADA, first_name: 'Ada' });
  await tracker.track('Viewed Product');
  await tracker.flush();

  for (const { visitor } of batches()) {
    expect(Object.keys(visitor).sort()).toEqual(['anonymous_id', 'email', 'fresh']);
  }
});

test('knows a visitor by the link of an e-mail until he says who he is', async () => {
  page = openPage({ search: '?utm_source=mail&_kx=token.company' });
  const tracker = openTracker();
  await tracker.track('Viewed Product');
  await tracker.identify({ email: ADA });
  await tracker.flush();

  expect(batches().map(({ visitor }) => [visitor._kx, visitor.email])).toEqual([
    ['token.company', undefined],
    [undefined, ADA],
  ]);
});

test('explains who the visitor is without naming an identifier', async () => {
  page = openPage({ search: '?_kx=token.company' });
  const tracker = openTracker();
  await tracker.identify({ email: ADA, phone_number: '+4915112345678' });
  await tracker.identify({ email: BOB, external_id: 'C-77' });
  await tracker.reset();
  const { explanations } = await tracker.inspect();

  expect(explanations).toHaveLength(4);
  expect(JSON.stringify(explanations)).not.toMatch(/example|token\.company|4915|C-77/);
});

test.each<[string, unknown, unknown, unknown]>([
  ['no name', undefined, undefined, undefined],
  ['a symbol', Symbol('x'), undefined, undefined],
  ['a name that cannot be written', Object.create(null), undefined, undefined],
  [
    'a name that throws',
    {
      toString: () => {
        throw new Error('x');
      },
    },
    undefined,
    undefined,
  ],
  ['properties that are none', 'Viewed Product', 7, undefined],
  ['options that are none', 'Viewed Product', {}, null],
  ['an impossible time', 'Viewed Product', {}, { time: Symbol('x') }],
  [
    'a getter that throws',
    'Viewed Product',
    {
      get a() {
        throw new Error('x');
      },
    },
    undefined,
  ],
  [
    'a getter that throws nothing',
    'Viewed Product',
    {
      get a() {
        throw undefined;
      },
    },
    undefined,
  ],
  ['a revoked proxy', 'Viewed Product', revoked(), undefined],
])('answers with a refusal when it is given %s', async (_, metric, properties, options) => {
  const tracker = openTracker();
  const rejections = listenTo(tracker, 'rejected');
  const track = tracker.track as (...args: unknown[]) => ReturnType<typeof tracker.track>;
  const result = await track(metric, properties, options);

  expect(result).toMatchObject({ kept: 'none', rejection: { id: result.id } });
  expect(rejections).toEqual([result.rejection]);
  expect(typeof result.rejection?.code).toBe('string');
  expect(typeof result.rejection?.metric).toBe('string');
  await tracker.flush();
  expect(route.posts).toEqual([]);
});

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

test.each<[string, unknown]>([
  ['nobody', undefined],
  ['null', null],
  ['a text', ADA],
  [
    'a getter that throws',
    {
      get email() {
        throw new Error('x');
      },
    },
  ],
  ['a revoked proxy', revoked()],
  ['a Date', { email: new Date() }],
])('answers with a refusal when it is told that a visitor is %s', async (_, person) => {
  const tracker = openTracker();
  const { rejections, kept } = await tracker.identify(person as Person);

  expect(kept).toBe('none');
  expect(rejections).toHaveLength(1);
  expect(JSON.stringify(rejections)).not.toContain(ADA);
});

test('refuses traits that grew too large for a batch, and goes on', async () => {
  const tracker = openTracker();
  const rejected = listenTo(tracker, 'rejected');
  await tracker.identify({ first_note: 'x'.repeat(120_000) });
  await tracker.identify({ second_note: 'x'.repeat(120_000) });
  const { kept, rejections } = await tracker.identify({ email: ADA });

  expect(kept).toBe('none');
  expect(rejections).toMatchObject([{ code: 'event_too_large' }]);
  expect(rejected).toEqual(rejections);
  expect(await tracker.track('Viewed Product')).toMatchObject({ kept: 'indexeddb' });
});

test('lets no promise escape when traits that waited for consent are too large', async () => {
  const tracker = openTracker({ consent: 'pending' });
  void tracker.identify({ first_note: 'x'.repeat(120_000) });
  void tracker.identify({ second_note: 'x'.repeat(120_000), email: ADA });
  await tracker.consent('granted');
  await settled();

  expect(unhandled).toEqual([]);
});

test('is not stopped by a listener that throws', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const tracker = openTracker();
  for (const name of ['accepted', 'rejected', 'error', 'change'] as const) {
    tracker.on(name, () => {
      throw new Error('a bug of the shop');
    });
  }
  await tracker.track('Viewed Product');
  await tracker.track('');

  expect(await tracker.flush()).toEqual({ waiting: 0 });
  expect(route.posts).toHaveLength(1);
});

test('tells a listener nothing after it left', async () => {
  const tracker = openTracker();
  const told: unknown[] = [];
  const leave = tracker.on('accepted', (detail) => told.push(detail));
  leave();
  leave();
  await tracker.track('Viewed Product');
  await tracker.flush();

  expect(told).toEqual([]);
});

test('stores, reads and sends nothing while consent is pending or denied', async () => {
  for (const consent of ['pending', 'denied'] as const) {
    const open = vi.spyOn(indexedDB, 'open');
    const tracker = openTracker({ consent });
    const { kept } = await tracker.track('Viewed Product');
    await tracker.identify({ email: ADA });
    await tracker.flush();
    page.hide();
    page.fire('pagehide');
    page.show();
    page.fire('online');
    page.fire('pageshow', { persisted: true });
    await pass(60_000);

    expect(kept).toBe(consent === 'pending' ? 'memory' : 'none');
    expect(await tracker.inspect()).toMatchObject({ consent, storage: 'none', visitor: null });
    expect(open).not.toHaveBeenCalled();
    expect([...route.posts, ...page.beacons]).toEqual([]);
  }
});

test('sends what waited for consent, with the times and in the order of the calls', async () => {
  const tracker = openTracker({ consent: 'pending' });
  void tracker.track('Viewed Product');
  await pass(5_000);
  void tracker.identify({ email: ADA });
  void tracker.track('Added to Cart');
  await pass(5_000);
  await tracker.consent('granted');
  await settled();
  await tracker.flush();

  expect(story()).toEqual(['nobody: Viewed Product', `${ADA}: identify`, `${ADA}: Added to Cart`]);
  expect(batches().flatMap(({ events }) => events.map(({ time }) => time.slice(17, 19)))).toEqual([
    '00',
    '05',
    '05',
  ]);
});

test('forgets what waits and who it was when consent is denied', async () => {
  const tracker = openTracker();
  await tracker.identify({ email: ADA });
  await tracker.track('Viewed Product');
  await tracker.consent('denied');
  await pass(60_000);
  page.fire('pagehide');

  expect([...route.posts, ...page.beacons]).toEqual([]);
  expect(await createOutbox().get(IDBKeyRange.lowerBound(''))).toBeUndefined();
  expect(await tracker.inspect()).toMatchObject({ storage: 'none', visitor: null, waiting: [] });
});

test('stores nobody when consent is denied before storage was open', async () => {
  page = openPage({ search: '?_kx=token.company' });
  const tracker = openTracker();
  const tracked = tracker.track('Viewed Product');
  await tracker.consent('denied');
  await settled();

  expect(await tracked).toMatchObject({ kept: 'none' });
  expect(await createOutbox().get(VISITOR)).toBeUndefined();
  expect((await tracker.inspect()).visitor).toBeNull();
});

test('sends soon again after consent was denied on a busy page and then granted', async () => {
  const tracker = openTracker();
  for (let n = 0; n < 100; n += 1) await tracker.track('Read', { text: 'x'.repeat(500) });
  await tracker.consent('denied');
  await tracker.consent('granted');
  await settled();
  await tracker.track('Read', { text: 'x'.repeat(700) });
  page.fire('pagehide');

  expect(page.beacons).toHaveLength(1);
});

test('sends an event soon that is too large for a beacon', async () => {
  const tracker = openTracker();
  await settled();
  await tracker.track('Read', { text: 'x'.repeat(90_000) });
  await settled();
  await pass(200);

  await until(() => route.posts.length === 1);
});

test('hands what waits to the browser as the page is left', async () => {
  const tracker = openTracker();
  await tracker.track('Viewed Product');
  page.fire('pagehide');
  page.hide();

  expect(page.beacons).toHaveLength(1);
});

test('loses nothing when the page is left in the task of the first call', async () => {
  const tracker = openTracker();
  void tracker.track('Viewed Product');
  void tracker.identify({ email: ADA });
  void tracker.track('Added to Cart');
  page.fire('pagehide');
  await Promise.resolve();
  const sent = (await Promise.all(
    page.beacons.map(({ read }) => read()),
  )) as unknown as WireBatch[];

  expect(sent.flatMap(({ events }) => events.map(nameOf))).toEqual([
    'Viewed Product',
    'identify',
    'Added to Cart',
  ]);
});

test('sends nothing again of what a receipt says the route has taken', async () => {
  const tracker = openTracker();
  const accepted = listenTo(tracker, 'accepted');
  const { id } = await tracker.track('Viewed Product');
  page.fire('pagehide');
  const batch = (await page.beacons[0]?.read()) as unknown as WireBatch;
  page.fire('pageshow', { persisted: true });
  await settled();
  await pass(200);
  expect((await tracker.inspect()).accounts).toMatchObject({ waiting: 1 });

  page.cookies.set(`keepsend-${batch.batch.slice(-12)}`, 'ok');
  await pass(1_000);
  expect(accepted).toEqual([{ id, metric: 'Viewed Product' }]);
  expect((await tracker.inspect()).accounts).toMatchObject({ accepted: 1, waiting: 0 });
  expect(page.cookies.size).toBe(0);
  expect(page.beacons).toHaveLength(1);
  expect([route.posts, route.questions]).toEqual([[], []]);
});

test('asks after ten seconds what became of a beacon, and sends it again if nobody knows', async () => {
  const tracker = openTracker();
  await tracker.track('Viewed Product');
  page.fire('pagehide');
  const batch = (await page.beacons[0]?.read()) as unknown as WireBatch;
  page.show();
  await settled();
  for (let second = 0; second < 9; second += 1) await pass(1_000);
  expect([route.posts, route.questions]).toEqual([[], []]);

  await pass(1_000);
  await pass(1_000);
  expect(route.questions).toEqual([[batch.batch]]);
  expect(story()).toEqual(['nobody: Viewed Product']);
  expect(batches()[0]?.resend).toBe(true);
});

test('counts nothing before a prerendered page is seen, and dates it then', async () => {
  page = openPage({ locks: createLocks(), isAhead: true });
  const tracker = openTracker();
  const early = tracker.track('Viewed Product');
  const dated = tracker.track('Imported', {}, { time: 0 });
  await settled();
  page.fire('pagehide');
  await pass(5_000);
  expect(page.beacons).toEqual([]);
  expect(await indexedDB.databases()).toEqual([]);

  const seenAt = new Date().toISOString();
  page.activate();
  await early;
  await dated;
  await pass(200);
  expect(batches()[0]?.events.map(({ time }) => time)).toEqual([seenAt, new Date(0).toISOString()]);
});

test('tracks as the person another tab was told of', async () => {
  const [one, two] = [openTracker(), openTracker()];
  await settled();
  await one.identify({ email: ADA });
  await pass(1);
  await two.track('Viewed Product');
  await pass(200);

  expect(story()).toEqual([`${ADA}: identify`, `${ADA}: Viewed Product`]);
});

test('forgets in every tab when consent is taken back in one', async () => {
  const [one, two] = [openTracker(), openTracker()];
  await settled();
  await one.consent('denied');
  await settled();

  expect((await two.track('Viewed Product')).kept).toBe('none');
  expect((await two.inspect()).consent).toBe('denied');
});

test('goes on as the one it was told of as the page was left, although storage was too slow', async () => {
  const tracker = openTracker();
  await settled();
  await tracker.identify({ email: ADA });
  await settled();
  // A transaction of another tab's is in the way, and this one is given up with the page.
  vi.spyOn(IDBTransaction.prototype, 'objectStore').mockImplementation(() => {
    throw new DOMException('given up', 'AbortError');
  });
  void tracker.reset();
  page.fire('pagehide');
  vi.restoreAllMocks();

  const next = openTracker();
  await settled();
  expect((await next.inspect()).visitor).not.toHaveProperty('email');
  await pass(1_000);
  const last = openTracker();
  await settled();
  expect((await last.inspect()).visitor).not.toHaveProperty('email');
});

test('takes no word on the channel for consent, or for its end, but ours', async () => {
  const tracker = openTracker();
  await settled();
  for (const message of ['granted', 'text', { consent: 'denied' }, 7, null]) {
    new BroadcastChannel('keepsend').postMessage(message);
  }
  await settled();
  expect((await tracker.inspect()).consent).toBe('granted');
});

test('sends on return what another tab left behind', async () => {
  const loads = { count: 0, isOffline: true };
  openTracker();
  const other = openTracker({}, loads);
  await settled();
  await other.track('Viewed Product');
  page.show();
  await settled();
  await pass(200);

  expect(route.posts).toHaveLength(1);
});

test('sends when the visitor comes back, and when he is online again', async () => {
  const tracker = openTracker();
  route.answer = refuse(500);
  await tracker.track('Viewed Product');
  await tracker.flush();
  route.answer = reply();
  page.fire('online');
  await until(async () => (await tracker.inspect()).accounts.accepted === 1);

  expect(route.posts).toHaveLength(2);
});

test('sends what an earlier page left behind', async () => {
  route.answer = refuse(500);
  const before = openTracker();
  await before.identify({ email: ADA });
  await before.track('Added to Cart');
  await before.flush();
  route = openRoute();
  openTracker();
  await settled();
  await pass(200);

  expect(route.posts).toHaveLength(1);
  expect(story()).toEqual([`${ADA}: identify`, `${ADA}: Added to Cart`]);
});

test('does not load the sending half when nothing is to be sent', async () => {
  const loads = { count: 0, isOffline: false };
  const tracker = openTracker({}, loads);
  await tracker.flush();
  page.fire('online');
  page.hide();
  page.show();
  await pass(60_000);
  expect(loads.count).toBe(0);

  await tracker.track('Viewed Product');
  await pass(200);
  expect(loads.count).toBe(1);
});

test('asks for the sending half again when it could not be loaded, and keeps everything', async () => {
  const loads = { count: 0, isOffline: true };
  const tracker = openTracker({}, loads);
  const errors = listenTo(tracker, 'error');
  await tracker.track('Viewed Product');
  expect(await tracker.flush()).toEqual({ waiting: 1 });
  expect(errors).toHaveLength(1);
  loads.isOffline = false;
  await pass(5_000);

  expect(loads.count).toBe(2);
  expect(route.posts).toHaveLength(1);
});

test('fails an inspection only when its code cannot be loaded, and not the next one', async () => {
  const loads = { count: 0, isOffline: true };
  const tracker = openTracker({}, loads);
  await expect(tracker.inspect()).rejects.toThrow('Failed to fetch');
  loads.isOffline = false;
  await tracker.flush();

  expect(await tracker.inspect()).toMatchObject({ consent: 'granted', storage: 'indexeddb' });
});

test('works from memory where storage is blocked', async () => {
  blockStorage();
  const tracker = openTracker();
  const errors = listenTo(tracker, 'error');
  expect(await tracker.track('Viewed Product')).toMatchObject({ kept: 'memory' });
  await pass(200);

  expect(route.posts).toHaveLength(1);
  expect(errors.map(({ detail }) => detail)).toEqual(['In memory only: SecurityError: blocked']);
  expect(await tracker.inspect()).toMatchObject({ accounts: { tracked: 1, accepted: 1 } });
});

test('shows the last fifty events of a page from when it is first asked', async () => {
  const tracker = openTracker();
  expect((await tracker.inspect()).recent).toEqual([]);
  for (let n = 0; n < 60; n += 1) await tracker.track(`Event ${n}`);
  const { recent, waiting } = await tracker.inspect();

  expect(recent).toHaveLength(50);
  expect(recent.at(-1)).toMatchObject({ metric: 'Event 59', state: 'kept' });
  expect(waiting).toHaveLength(60);
});

test('does nothing on a server, where no page is', async () => {
  vi.stubGlobal('document', undefined);
  const tracker = createTracker({ route: '/q7f2' });
  await tracker.consent('granted');
  await tracker.reset();
  tracker.on('error', () => {})();

  expect(await tracker.track('Viewed Product')).toEqual({ id: '', kept: 'none' });
  expect(await tracker.identify({ email: ADA })).toEqual({ kept: 'none', rejections: [] });
  expect(await tracker.flush()).toEqual({ waiting: 0 });
  expect((await tracker.inspect()).accounts.tracked).toBe(0);
});

test('keeps who a visitor is when storage does not answer in time, and writes nothing over him', async () => {
  const before = openTracker();
  await before.identify({ email: 'ada@example.com' });
  await before.flush();
  const { visitor } = await before.inspect();

  // An answer that never comes, to the one question who was here before.
  vi.spyOn(IDBObjectStore.prototype, 'get').mockReturnValueOnce({} as IDBRequest);
  const slow = openTracker();
  await pass(2_100);
  await slow.track('Viewed Product');
  const after = openTracker();
  await after.flush();

  expect((await after.inspect()).visitor).toEqual(visitor);
});

test('keeps, reads and sends nothing where the browser asks for privacy', async () => {
  const open = vi.fn();
  openPage({ isPrivate: true });
  vi.stubGlobal('indexedDB', { open });
  const tracker = openTracker();

  expect(await tracker.track('Tea')).toMatchObject({ kept: 'none' });
  expect(await tracker.identify({ email: ADA })).toMatchObject({ kept: 'none' });
  expect((await tracker.inspect()).consent).toBe('denied');
  expect(open).not.toHaveBeenCalled();
  expect(Object.keys(localStorage)).toEqual([]);
});

test.each([
  ['as the page opens', () => openTracker({ consent: 'granted' })],
  [
    'later',
    () => {
      const tracker = openTracker();
      void tracker.consent('granted');
      return tracker;
    },
  ],
])(
  'keeps the events of a visitor who agreed %s although his browser asks for privacy',
  async (_, create) => {
    openPage({ isPrivate: true });
    expect(await create().track('Tea')).toMatchObject({ kept: 'indexeddb' });
  },
);

/** What `navigate` says of the way a page of this engine sets out to be left. */
const navigate = (detail: object = {}): void => {
  const { navigation } = globalThis as unknown as { navigation: EventTarget };
  navigation.dispatchEvent(Object.assign(new Event('navigate'), detail));
};
const readRecords = (): string[] =>
  Object.values(localStorage).flatMap((text) =>
    JSON.parse(text).entries.map(({ event }: { event: WireEvent }) => nameOf(event)),
  );

/** Keeps a transaction open, as another tab may, until the function it gives is called. */
const occupy = (): Promise<() => void> =>
  createOutbox().run('readwrite', async (objects) => {
    let isOver = false;
    const goOn = (): void => {
      objects.count().onsuccess = () => isOver || goOn();
    };
    goOn();
    return () => {
      isOver = true;
    };
  });

test('leaves at once what a busy database does not have as the page sets out to be left', async () => {
  vi.stubGlobal('navigation', new EventTarget());
  const tracker = openTracker();
  await tracker.track('First');
  const release = await occupy();
  const second = tracker.track('Second');
  await settled();
  navigate();
  expect(readRecords()).toEqual(['Second']);
  const third = tracker.track('Third');
  await settled();
  expect(readRecords()).toEqual(['Second', 'Third']);

  release();
  await Promise.all([second, third]);
  expect(Object.keys(localStorage)).toEqual([]);
  await tracker.flush();
  expect(story()).toEqual(['nobody: First', 'nobody: Second', 'nobody: Third']);
});

test.each([
  ['a route of a shop of one page', { destination: { sameDocument: true } }],
  ['a download', { destination: { sameDocument: false }, downloadRequest: 'tea.pdf' }],
])('takes %s for no way to be left', async (_, detail) => {
  vi.stubGlobal('navigation', new EventTarget());
  const tracker = openTracker();
  await tracker.track('First');
  const release = await occupy();
  const second = tracker.track('Second');
  await settled();
  navigate(detail);
  expect(Object.keys(localStorage)).toEqual([]);

  release();
  expect(await second).toMatchObject({ kept: 'indexeddb' });
});
