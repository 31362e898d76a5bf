import { describe, expect, test } from 'vitest';
import { readReceipt } from '../protocol/receipt.js';
import type { WireResult } from '../protocol/wire.js';
import {
  agree,
  BASE,
  batchOf,
  type Fields,
  type Klaviyo,
  postOf,
  refusal,
  SHOP,
  startRoute,
  trackOf,
  tracksOf,
  uuid,
} from './testing/route.js';

const bad = (number: number): Fields => trackOf(number, { metric: '' });

const receiptsOf = ({ headers }: { headers: Headers }): string[] =>
  headers.getSetCookie().filter((cookie) => cookie.startsWith('keepsend-'));

/** The value of the one receipt an answer sets. */
const receiptOf = (answer: { headers: Headers }): string | undefined =>
  receiptsOf(answer)[0]?.split(';')[0]?.split('=')[1];

/** A batch as a closing page hands it over. */
const handedOver = (batch: Fields, init: RequestInit = {}, origin = SHOP): Request =>
  new Request(`${origin}${BASE}/e?receipt`, postOf(batch, init));

const cookiesOf = (count: number): string =>
  Array.from({ length: count }, (_, index) => `keepsend-${uuid(index).slice(-12)}=ok`).join('; ');

const order = (a: WireResult, b: WireResult): number => (a.id < b.id ? -1 : 1);
const statusOf = ({ id, status }: WireResult): string => `${id} ${status}`;

const shutAfter =
  (count: number): Klaviyo =>
  (asked) =>
    asked.body.data.attributes.properties.at < count ? agree(asked) : refusal(503);

describe('a receipt', () => {
  test('is a cookie of one day for this host, which scripts can read', async () => {
    const { ask } = startRoute();
    const answer = await ask(handedOver(batchOf([trackOf(1)], { batch: uuid(0xb) })));
    expect(answer.status).toBe(202);
    expect(answer.headers.getSetCookie()).toHaveLength(2);
    const [pair, ...attributes] = receiptsOf(answer)[0]?.split('; ') ?? [];
    expect(pair).toBe('keepsend-00000000000b=ok');
    expect(attributes.sort()).toStrictEqual(['Max-Age=86400', 'Path=/', 'SameSite=Lax', 'Secure']);
  });

  test('is for plain http too, where a shop is tried out', async () => {
    const { ask } = startRoute();
    const answer = await ask(handedOver(batchOf([trackOf(1)]), {}, 'http://localhost:8787'));
    expect(receiptsOf(answer)).toHaveLength(1);
    expect(receiptsOf(answer)[0]).not.toContain('Secure');
  });

  test('is for no page that did not ask for one', async () => {
    const { send } = startRoute();
    expect(receiptsOf(await send(batchOf([trackOf(1)])))).toStrictEqual([]);
  });

  test('is asked for by any other word beside it too', async () => {
    const { ask } = startRoute();
    const request = new Request(`${SHOP}${BASE}/e?a=1&receipt=&b`, postOf(batchOf([trackOf(1)])));
    expect(receiptOf(await ask(request))).toBe('ok');
  });

  test('names by its place what was rejected', async () => {
    const { ask } = startRoute();
    expect(
      receiptOf(await ask(handedOver(batchOf([trackOf(1), bad(2), trackOf(3), bad(4)])))),
    ).toBe('r1.r3');
  });

  test('names by its place what is held', async () => {
    const { ask } = startRoute(shutAfter(1));
    const events = [0, 1].map((at) => trackOf(at + 1, { properties: { at } }));
    const answer = await ask(handedOver(batchOf(events)));
    expect(answer.status).toBe(202);
    expect(receiptOf(answer)).toBe('h1');
  });

  test('says of each event what the answer says', async () => {
    const { ask } = startRoute(shutAfter(3));
    const events = [0, 1, 2, 3, 4].map((at) => trackOf(at + 1, { properties: { at } }));
    const batch = batchOf([bad(9), ...events, bad(8)]);
    const answer = await ask(handedOver(batch));
    const ids = (batch.events as { id: string }[]).map(({ id }) => id);
    const told = readReceipt(receiptOf(answer) ?? '', ids);
    const said: WireResult[] = answer.body.results;
    const plain = said.filter(({ status }) => status !== 'held').sort(order);
    expect(told.sort(order).map(statusOf)).toStrictEqual(plain.map(statusOf));
    expect(told.length).toBeGreaterThanOrEqual(5);
  });

  test('is ok for an event that stands twice in its batch', async () => {
    const { ask } = startRoute();
    expect(receiptOf(await ask(handedOver(batchOf([trackOf(1), trackOf(1)]))))).toBe('ok');
  });

  test('stays short when a hundred events are rejected', async () => {
    const { ask } = startRoute();
    const events = Array.from({ length: 100 }, (_, index) => bad(index));
    const answer = await ask(handedOver(batchOf(events)));
    expect(answer.status).toBe(202);
    expect(receiptOf(answer)?.length).toBeLessThan(400);
  });

  test('is not given for what is held, refused or not understood', async () => {
    const { ask } = startRoute(() => refusal(503));
    for (const [status, batch] of [
      [503, batchOf(tracksOf(2))],
      [400, batchOf([])],
      [400, batchOf([trackOf(1)], { batch: `${uuid(1)}\r\nset-cookie: a=b` })],
      [400, batchOf([trackOf(1)], { batch: 'keepsend=; Domain=shop.test' })],
      [409, batchOf([trackOf(1)], { v: 2 })],
    ] as const) {
      const answer = await ask(handedOver(batch));
      expect(answer.status).toBe(status);
      expect(answer.headers.getSetCookie()).toStrictEqual([]);
    }
  });

  test('holds nothing of the visitor', async () => {
    const { ask } = startRoute();
    const visitor = { anonymous_id: uuid(1), email: 'ada@example.com' };
    const [receipt] = receiptsOf(await ask(handedOver(batchOf([trackOf(2)], { visitor }))));
    expect(receipt).not.toContain(uuid(1).slice(-12));
    expect(receipt).not.toContain('ada');
  });

  test.each([
    [19, 1],
    [20, 0],
    [300, 0],
  ])('with %i others in the browser becomes %i more', async (count, more) => {
    const { ask } = startRoute();
    const headers = { cookie: cookiesOf(count) };
    const answer = await ask(handedOver(batchOf([trackOf(1)]), { headers }));
    expect(answer.status).toBe(202);
    expect(receiptsOf(answer)).toHaveLength(more);
  });

  test.each([
    ['8 KB of somebody else', Array(800).fill('a=bcdefg').join('; ')],
    ['8 KB without a name', `=${'x'.repeat(8_000)}`],
    ['a broken encoding', 'a=%; keepsend-%E0%A4%A=%E0'],
    ['names of prototypes', '__proto__=1; constructor=2; keepsend-__proto__=3'],
    ['names that only begin like ours', `${'keepsend-=ok; keepsend-x=ok; '.repeat(30)}keepsend=ok`],
  ])('is given in spite of cookies with %s', async (_, cookie) => {
    const { ask } = startRoute();
    const answer = await ask(handedOver(batchOf([trackOf(1)]), { headers: { cookie } }));
    expect([answer.status, receiptOf(answer)]).toStrictEqual([202, 'ok']);
  });
});

describe('when consent is taken back', () => {
  const forget = (cookie: string, origin = SHOP) =>
    startRoute().ask(
      new Request(`${origin}${BASE}/e`, {
        method: 'DELETE',
        headers: { 'sec-fetch-site': 'same-origin', cookie },
      }),
    );

  test('every receipt expires, and nobody else does', async () => {
    const answer = await forget(`theme=dark; ${cookiesOf(25)}; keepsend-menu=open`);
    expect(answer.status).toBe(204);
    expect(receiptsOf(answer)).toHaveLength(25);
    expect(answer.headers.getSetCookie()).toHaveLength(26);
    expect(receiptsOf(answer)[0]).toBe('keepsend-000000000000=; Max-Age=0; Path=/; Secure');
  });

  test('they expire on plain http too', async () => {
    const answer = await forget(cookiesOf(1), 'http://localhost:8787');
    expect(receiptsOf(answer)).toStrictEqual(['keepsend-000000000000=; Max-Age=0; Path=/']);
  });

  test('no receipts are made up', async () => {
    expect(receiptsOf(await forget('theme=dark'))).toStrictEqual([]);
  });
});
