import { IDBObjectStore as FDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createIdMaker } from './event-id.js';
import { createIdentity, type Identity } from './identity.js';
import { createKeeper, type Keeper } from './keeper.js';
import { createOutbox, VISITOR } from './outbox.js';
import { openPage, settled, stopTime } from './testing/page.js';

let keeper: Keeper;
let identity: Identity;

const createPage = (): void => {
  const createId = createIdMaker();
  keeper = createKeeper(() => {});
  identity = createIdentity(
    keeper,
    () => createId(Date.now()),
    () => {},
  );
};
const readStored = () => createOutbox().get(VISITOR);

beforeEach(() => {
  stopTime();
  openPage();
  createPage();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test('makes up a new visitor, and knows him on the next page', async () => {
  await identity.open(null);
  const visitor = identity.wire();
  expect(visitor).toEqual({ anonymous_id: expect.any(String), fresh: true });
  await settled();
  createPage();
  await identity.open(null);

  expect(identity.wire()).toEqual(visitor);
});

test('stores nothing of a visitor before it was opened', async () => {
  identity.wire();
  identity.identify({ email: 'ada@example.com' }, {});
  await settled();

  expect(await readStored()).toBeUndefined();
});

test('writes no older person over a newer one when it is told twice at once to look again', async () => {
  await identity.open(null);
  await settled();
  const person = (anonymous_id: string) => ({ visitor: { anonymous_id }, decisions: [] });
  const answers = ['older', 'newer'].map(person);
  const { get } = keeper.outbox;
  keeper.outbox.get = async <Value>(key: IDBValidKey | IDBKeyRange) =>
    (key === VISITOR ? answers.shift() : undefined) as Value | undefined;
  const looking = [identity.refresh(), identity.refresh()];
  keeper.outbox.get = get;
  await keeper.outbox.put(VISITOR, person('newer'));
  await Promise.all(looking);
  await settled();

  expect(identity.wire()).toEqual({ anonymous_id: 'newer' });
  expect(await readStored()).toEqual(person('newer'));
});

test('takes the token of a link, and forgets a word that is none', async () => {
  await identity.open('not a token');
  expect(identity.wire()).not.toHaveProperty('_kx');
  await identity.open('token.company');
  expect(identity.wire()._kx).toBe('token.company');
  expect(identity.known()?.decisions).toMatchObject([{ outcome: 'joined', kinds: ['_kx'] }]);
});

test('leaves the link of a friend aside', async () => {
  await identity.open(null);
  identity.identify({ email: 'ada@example.com' }, {});
  await identity.open('friend.company');

  expect(identity.wire()).toMatchObject({ email: 'ada@example.com' });
  expect(identity.known()?.visitor).not.toHaveProperty('_kx');
  expect(identity.known()?.decisions.at(-1)?.outcome).toBe('ignored');
});

test('says nothing was new the second time', async () => {
  await identity.open(null);

  expect(identity.identify({ email: 'ada@example.com' }, { vip: true })?.outcome).toBe('joined');
  expect(identity.identify({ email: 'ada@example.com' }, { vip: true })).toBeUndefined();
  expect(identity.identify({}, { vip: false })?.outcome).toBe('same');
  expect(identity.known()?.visitor.traits).toEqual({ vip: false });
});

test('does not give the traits of one person to another', async () => {
  await identity.open(null);
  identity.identify({ email: 'ada@example.com' }, { first_name: 'Ada' });
  identity.identify({ email: 'bob@example.com' }, { vip: true });

  expect(identity.known()?.visitor.traits).toEqual({ vip: true });
});

test('learns what another tab learned', async () => {
  await identity.open(null);
  const [here, first] = [identity, identity.wire().anonymous_id];
  await settled();
  createPage();
  await identity.open(null);
  identity.identify({ email: 'ada@example.com' }, {});
  await settled();
  await here.refresh();

  expect(here.wire()).toMatchObject({ anonymous_id: first, email: 'ada@example.com' });
});

test('does not lose who identified himself while another tab is asked', async () => {
  await identity.open(null);
  await settled();
  const refreshed = identity.refresh();
  identity.identify({ email: 'ada@example.com' }, {});
  await refreshed;

  expect(identity.wire().email).toBe('ada@example.com');
});

test('knows an older visitor although the page was nearly left before he was read', async () => {
  await identity.open(null);
  const stored = identity.wire();
  await settled();
  createPage();
  const opened = identity.open(null);
  expect(identity.wire()).not.toEqual(stored);
  await opened;

  expect(identity.wire()).toEqual(stored);
});

/** Lets nothing be written, as where there is no room, until the function it gives is called. */
const refuseWrites = (): (() => void) => {
  const put = vi.spyOn(FDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  return () => put.mockRestore();
};

test('stays who identified himself while nothing could be written', async () => {
  await identity.open(null);
  await settled();
  const stored = await readStored();
  const mend = refuseWrites();
  identity.identify({ email: 'ada@example.com' }, {});
  await settled();
  await identity.refresh();

  expect(identity.wire().email).toBe('ada@example.com');
  expect(await readStored()).toEqual(stored);
  mend();
  await identity.refresh();
  await settled();
  expect(await readStored()).toMatchObject({ visitor: { email: 'ada@example.com' } });
});

test('stays who was reset while nothing could be written', async () => {
  await identity.open(null);
  identity.identify({ email: 'ada@example.com' }, {});
  await settled();
  refuseWrites();
  identity.reset();
  await settled();
  await identity.refresh();

  expect(identity.wire()).not.toHaveProperty('email');
});

test('is the stored visitor again once he can be read', async () => {
  await identity.open(null);
  const stored = identity.wire();
  await settled();
  const working = indexedDB;
  vi.stubGlobal('indexedDB', undefined);
  createPage();
  await identity.open(null);
  expect(identity.wire()).not.toEqual(stored);
  vi.stubGlobal('indexedDB', working);
  await identity.refresh();

  expect(identity.wire()).toEqual(stored);
});

test('is remembered after what was stored was deleted', async () => {
  await identity.open(null);
  const { anonymous_id } = identity.wire();
  await settled();
  await createOutbox().clear();
  await identity.refresh();
  await settled();

  expect(identity.wire().anonymous_id).toBe(anonymous_id);
  expect(await readStored()).toMatchObject({ visitor: { anonymous_id } });
});

test('begins another visitor at a reset, who is not confused with an older one', async () => {
  await identity.open(null);
  const { anonymous_id } = identity.wire();
  identity.identify({ email: 'ada@example.com' }, { vip: true });
  identity.reset();

  expect(identity.wire()).toEqual({ anonymous_id: expect.any(String) });
  expect(identity.wire().anonymous_id).not.toBe(anonymous_id);
  expect(identity.known()?.visitor).not.toHaveProperty('traits');
});

test('remembers the last ten decisions', async () => {
  await identity.open(null);
  for (let n = 0; n < 12; n += 1) identity.identify({ external_id: `${n}` }, {});

  const decisions = identity.known()?.decisions ?? [];
  expect(decisions).toHaveLength(10);
  expect(JSON.stringify(decisions)).not.toContain('"11"');
});

test('knows nobody and stores nothing after it was told to forget', async () => {
  await identity.open(null);
  await settled();
  identity.forget();
  await createOutbox().clear();
  expect(identity.known()).toBeUndefined();
  identity.identify({ email: 'ada@example.com' }, {});
  await settled();

  expect(await readStored()).toBeUndefined();
});

test.each([7, 'text', {}, { visitor: 7 }, { visitor: {} }])(
  'begins anew where no visitor stands: %j',
  async (value) => {
    await createOutbox().put(VISITOR, value);
    await identity.open(null);

    expect(identity.wire()).toEqual({ anonymous_id: expect.any(String), fresh: true });
  },
);

test.each([
  7,
  { visitor: { anonymous_id: 'a' } },
  { visitor: { anonymous_id: 'a' }, decisions: 7 },
])('begins anew where nobody was left, in storage or beside it: %j', async (known) => {
  await createOutbox().put(VISITOR, known);
  localStorage.setItem('keepsend:1', JSON.stringify({ known }));
  await identity.open(null);

  expect(identity.wire()).toEqual({ anonymous_id: expect.any(String), fresh: true });
});
