import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startSandbox } from '../sandbox/server.js';
import {
  type Asked,
  agree,
  BULK,
  batchOf,
  EVENTS,
  IMPORT,
  identifyOf,
  type Klaviyo,
  refusal,
  startRoute,
  statusesOf,
  trackOf,
  tracksOf,
  uuid,
} from './testing/route.js';

const pathsOf = (asked: readonly Asked[]) => asked.map(({ path }) => path);
const uniqueId = ({ body }: Asked): string => body.data.attributes.unique_id;
// biome-ignore lint/suspicious/noExplicitAny: a body as it was parsed.
const bulkEvents = ({ body }: Asked): any[] =>
  body.data.attributes['events-bulk-create'].data[0].attributes.events.data;
const at = (index: number, field: string): string =>
  `/data/attributes/events-bulk-create/data/0/attributes/events/data/${index}/attributes/${field}`;

/** A Klaviyo whose bulk lane answers this, while all else is fine. */
const bulkAnswers =
  (answer: () => Response | Promise<Response>): Klaviyo =>
  (asked) =>
    asked.path === BULK ? answer() : agree(asked);

const throwLost = () => Promise.reject(new TypeError('fetch failed'));

describe('the lane', () => {
  test('is one request for each of nine fresh events', async () => {
    const { send, asked } = startRoute();
    const { body } = await send(batchOf(tracksOf(9)));
    expect(pathsOf(asked)).toStrictEqual(Array(9).fill(EVENTS));
    expect(asked.map(uniqueId).sort()).toStrictEqual(tracksOf(9).map(({ id }) => id));
    expect(statusesOf(body)).toStrictEqual(Array(9).fill('accepted'));
  });

  test('is one request for ten fresh events', async () => {
    const { send, asked } = startRoute();
    const { body } = await send(batchOf(tracksOf(10)));
    expect(pathsOf(asked)).toStrictEqual([BULK]);
    expect(asked.flatMap(bulkEvents).map(({ attributes }) => attributes.unique_id)).toStrictEqual(
      tracksOf(10).map(({ id }) => id),
    );
    expect(statusesOf(body)).toStrictEqual(Array(10).fill('accepted'));
  });

  test('is one request for 100 fresh events', async () => {
    const { send, asked } = startRoute();
    await send(batchOf(tracksOf(100)));
    expect(pathsOf(asked)).toStrictEqual([BULK]);
  });

  test('is one request for each event that may have been sent before', async () => {
    const { send, asked } = startRoute();
    await send(batchOf(tracksOf(30), { resend: true }));
    expect(pathsOf(asked)).toStrictEqual(Array(30).fill(EVENTS));
  });

  test('is not the bulk one for nine events and an identification', async () => {
    const { send, asked } = startRoute();
    const visitor = { anonymous_id: uuid(1), email: 'ada@example.com' };
    await send(batchOf([...tracksOf(9), identifyOf(10, { a: 1 })], { visitor }));
    expect(pathsOf(asked).sort()).toStrictEqual([...Array(9).fill(EVENTS), IMPORT]);
  });

  test('is not the bulk one when repeats and rejections leave nine', async () => {
    const { send, asked } = startRoute();
    const events = [...tracksOf(9), trackOf(9), trackOf(11, { metric: '' })];
    const { body } = await send(batchOf(events));
    expect(pathsOf(asked)).toStrictEqual(Array(9).fill(EVENTS));
    expect(body.results).toHaveLength(11);
  });

  test('brings the identification before the events of a bulk request', async () => {
    const { send, asked } = startRoute();
    const visitor = { anonymous_id: uuid(1), email: 'ada@example.com' };
    await send(batchOf([...tracksOf(10), identifyOf(11, { a: 1 })], { visitor }));
    expect(pathsOf(asked)).toStrictEqual([IMPORT, BULK]);
  });
});

describe('after a bulk request that was refused', () => {
  test('rejects the events Klaviyo points at with its reason and sends the rest singly', async () => {
    const problems = [
      { code: 'invalid', detail: 'Bad currency.', source: { pointer: at(3, 'value_currency') } },
      { code: 'invalid', detail: 'Bad time.', source: { pointer: at(7, 'time') } },
    ];
    const { send, asked } = startRoute(bulkAnswers(() => refusal(400, problems)));
    const { status, body } = await send(batchOf(tracksOf(12)));
    expect(status).toBe(202);
    expect(pathsOf(asked)).toStrictEqual([BULK, ...Array(10).fill(EVENTS)]);
    const rejected = body.results.filter(
      (result: { status: string }) => result.status !== 'accepted',
    );
    expect(rejected).toStrictEqual([
      {
        id: uuid(4),
        status: 'rejected',
        code: 'refused_by_klaviyo',
        pointer: '/value_currency',
        detail: 'Bad currency.',
      },
      {
        id: uuid(8),
        status: 'rejected',
        code: 'refused_by_klaviyo',
        pointer: '/time',
        detail: 'Bad time.',
      },
    ]);
    expect(body.results).toHaveLength(12);
  });

  test('asks again for an event whose unique_id Klaviyo has already', async () => {
    const problems = [
      { code: 'invalid', detail: 'Already used.', source: { pointer: at(2, 'unique_id') } },
    ];
    const { send, asked } = startRoute(bulkAnswers(() => refusal(400, problems)));
    const { body } = await send(batchOf(tracksOf(10)));
    expect(pathsOf(asked)).toStrictEqual([BULK, ...Array(10).fill(EVENTS)]);
    expect(statusesOf(body)).toStrictEqual(Array(10).fill('accepted'));
  });

  test.each<[string, () => Response | Promise<Response>]>([
    ['400 without a pointer', () => refusal(400)],
    [
      '400 that points at the whole',
      () => refusal(400, [{ code: 'invalid', detail: 'No.', source: { pointer: '/data' } }]),
    ],
    [
      '400 that points beyond the events',
      () => refusal(400, [{ code: 'invalid', detail: 'No.', source: { pointer: at(99, 'time') } }]),
    ],
    [
      '400 that points at an event of another group',
      () =>
        refusal(400, [
          {
            code: 'invalid',
            detail: 'No.',
            source: { pointer: at(1, 'time').replace('data/0', 'data/1') },
          },
        ]),
    ],
    [
      '400 with errors that are none',
      () => Response.json({ errors: [null, 3, { source: null }] }, { status: 400 }),
    ],
    ['400 with an HTML page', () => new Response('<html>', { status: 400 })],
    ['413', () => refusal(413)],
    ['500', () => refusal(500)],
    ['503', () => refusal(503)],
    ['502 with an HTML page', () => new Response('<html>', { status: 502 })],
    [
      'a redirect',
      () => new Response(null, { status: 302, headers: { location: 'https://evil.test' } }),
    ],
    ['a lost connection', throwLost],
  ])('sends each event singly after %s', async (_, answer) => {
    const { send, asked } = startRoute(bulkAnswers(answer));
    const { body } = await send(batchOf(tracksOf(10)));
    expect(pathsOf(asked)).toStrictEqual([BULK, ...Array(10).fill(EVENTS)]);
    expect(statusesOf(body)).toStrictEqual(Array(10).fill('accepted'));
  });

  test('sends each event singly after no answer in time', async () => {
    const silent = bulkAnswers(() => new Promise(() => {}));
    const { send, asked } = startRoute(silent, { klaviyoTimeoutMs: 10 });
    const { body } = await send(batchOf(tracksOf(10)));
    expect(pathsOf(asked)).toStrictEqual([BULK, ...Array(10).fill(EVENTS)]);
    expect(statusesOf(body)).toStrictEqual(Array(10).fill('accepted'));
  });

  test.each([429, 401, 403])('holds everything after %i and asks no further', async (status) => {
    const { send, asked } = startRoute(bulkAnswers(() => refusal(status)));
    const answer = await send(batchOf(tracksOf(10)));
    expect(answer.status).toBe(503);
    expect(pathsOf(asked)).toStrictEqual([BULK]);
  });
});

describe('when Klaviyo takes nothing', () => {
  test.each<[number, { [name: string]: string }, string]>([
    [429, { 'retry-after': '42' }, '42'],
    [429, {}, '5'],
    [503, { 'retry-after': '120' }, '120'],
    [500, {}, '5'],
    [401, {}, '900'],
    [403, {}, '900'],
    [404, {}, '5'],
  ])('answers 503 and Retry-After to %i with %j', async (status, headers, retryAfter) => {
    const problems = [{ code: 'any', detail: 'No.' }];
    const { send, asked, log } = startRoute(() => refusal(status, problems, headers));
    const answer = await send(batchOf(tracksOf(9)));
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe(retryAfter);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.has('set-cookie')).toBe(false);
    expect(asked.length).toBeLessThanOrEqual(6);
    expect(log).toStrictEqual([
      expect.objectContaining({ held: 9, klaviyo_status: status, klaviyo_code: 'any' }),
    ]);
  });

  test.each<[string, Klaviyo]>([
    ['a lost connection', throwLost],
    [
      'an HTML page with 400, which says nothing about the event',
      () => new Response('<html>', { status: 400 }),
    ],
    ['an empty 400', () => new Response(null, { status: 400 })],
    ['a 400 about the key', () => refusal(400, [{ code: 'not_authenticated', detail: 'No.' }])],
    ['a redirect', () => Response.redirect('https://evil.test')],
    ['no answer in time', () => new Promise(() => {})],
    ['an answer that is an error of ours', () => Promise.reject('a text')],
  ])('answers 503 after %s', async (_, klaviyo) => {
    const { send } = startRoute(klaviyo, { klaviyoTimeoutMs: 10 });
    const answer = await send(batchOf(tracksOf(3)));
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  test.each([400, 409, 422])("rejects an event with Klaviyo's reason after %i", async (status) => {
    const pointer = '/data/attributes/profile/data/attributes/phone_number';
    const problem = { code: 'invalid', detail: 'Invalid phone number format', source: { pointer } };
    const { send } = startRoute(() => refusal(status, [problem]));
    const { status: own, body } = await send(batchOf([trackOf(1)]));
    expect(own).toBe(202);
    expect(body.results).toStrictEqual([
      {
        id: uuid(1),
        status: 'rejected',
        code: 'refused_by_klaviyo',
        pointer: '/phone_number',
        detail: 'Invalid phone number format',
      },
    ]);
  });

  test('passes a reason of Klaviyo on without the key and not at any length', async () => {
    const detail = `pk_test_0123456789abcdef is wrong ${'x'.repeat(5_000)}`;
    const source = { pointer: `/data/attributes/${'y'.repeat(5_000)}` };
    const { send } = startRoute(() => refusal(400, [{ code: 'invalid', detail, source }]));
    const { text } = await send(batchOf([trackOf(1)]));
    expect(text.length).toBeLessThan(1_000);
  });
});

test('answers 202 with the held ones when a part got through', async () => {
  const { send } = startRoute((asked) =>
    uniqueId(asked) === uuid(2) ? refusal(429, [], { 'retry-after': '9' }) : agree(asked),
  );
  const { status, headers, body } = await send(batchOf(tracksOf(3)));
  expect(status).toBe(202);
  expect(headers.get('retry-after')).toBe('9');
  expect(statusesOf(body)).toStrictEqual(['accepted', 'held', 'accepted']);
});

test('answers 202 when what is not held was rejected', async () => {
  const { send } = startRoute(() => refusal(500));
  const { status, body } = await send(batchOf([trackOf(1), trackOf(2, { metric: '' })]));
  expect(status).toBe(202);
  expect(statusesOf(body)).toStrictEqual(['held', 'rejected']);
});

test.each(['86400000', '99999999999999999999999', 'Fri, 31 Dec 9999 23:59:59 GMT'])(
  'keeps no page waiting longer than an hour, though Klaviyo says %s',
  async (seconds) => {
    const { send } = startRoute(() => refusal(429, [], { 'retry-after': seconds }));
    expect((await send(batchOf(tracksOf(1)))).headers.get('retry-after')).toBe('3600');
  },
);

test('tells of the longest of several waits', async () => {
  let seconds = 0;
  const { send } = startRoute(() => {
    seconds += 10;
    return refusal(429, [], { 'retry-after': String(seconds) });
  });
  expect((await send(batchOf(tracksOf(4)))).headers.get('retry-after')).toBe('40');
});

describe('a repeat inside a batch', () => {
  const twins = () => [trackOf(1, { unique_id: 'x' }), trackOf(2, { unique_id: 'x' })];

  test('is a duplicate of what was taken', async () => {
    const { send, asked } = startRoute();
    const { body } = await send(batchOf([...twins(), trackOf(1, { unique_id: 'x' })]));
    expect(asked).toHaveLength(1);
    expect(statusesOf(body).sort()).toStrictEqual(['accepted', 'duplicate', 'duplicate']);
  });

  test('leaves the bulk request without repeats', async () => {
    const { send, asked } = startRoute();
    const { body } = await send(batchOf([...tracksOf(10), ...tracksOf(10)]));
    expect(asked.flatMap(bulkEvents)).toHaveLength(10);
    expect(body.results).toHaveLength(20);
  });

  test('is none for another metric', async () => {
    const { send, asked } = startRoute();
    const [one, two] = twins();
    await send(batchOf([one, { ...two, metric: 'Other' }]));
    expect(asked).toHaveLength(2);
  });

  test('is held when the first one is', async () => {
    const { send } = startRoute(() => refusal(500));
    expect((await send(batchOf(twins()))).status).toBe(503);
  });

  test('is held when the first one was rejected, so that it has its own try', async () => {
    const { send } = startRoute(() => refusal(400));
    const { body } = await send(batchOf(twins()));
    expect(statusesOf(body)).toStrictEqual(['rejected', 'held']);
  });
});

describe('within the time a page waits', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test.each([
    ['one by one', { resend: true }],
    ['in bulk', {}],
  ])('answers for every event of a Klaviyo that is slow, %s', async (_, fields) => {
    // Six at a time take seven seconds; the bulk request takes eight and then has no answer.
    const slow: Klaviyo = (asked) => {
      vi.setSystemTime(Date.now() + (asked.path === BULK ? 8_000 : 7_000 / 6));
      return asked.path === BULK ? throwLost() : agree(asked);
    };
    const { send } = startRoute(slow);
    const visitor = { anonymous_id: uuid(1), email: 'ada@example.com' };
    const identifications = Array.from({ length: 20 }, (_, i) => identifyOf(80 + i, { a: i }));
    const startMs = Date.now();
    const { status, body } = await send(
      batchOf([...tracksOf(79), ...identifications], { visitor, ...fields }),
    );
    expect(Date.now() - startMs).toBeLessThan(25_000);
    expect(status).toBe(202);
    expect(body.results).toHaveLength(99);
    expect(statusesOf(body)).toContain('held');
    expect(statusesOf(body)).toContain('accepted');
  });
});

test('asks at most six questions at a time', async () => {
  const { send, load } = startRoute(async (asked) => {
    await new Promise(setImmediate);
    return agree(asked);
  });
  await send(batchOf(tracksOf(100), { resend: true }));
  expect(load.most).toBe(6);
});

test('asks nothing more after the first that has to wait, but for what is under way', async () => {
  const { send, asked } = startRoute(() => refusal(429, [], { 'retry-after': '3' }));
  expect((await send(batchOf(tracksOf(100), { resend: true }))).status).toBe(503);
  expect(asked.length).toBeLessThanOrEqual(6);
});

const faults: readonly (() => Response | Promise<Response>)[] = [
  () => refusal(400),
  () => refusal(400, [{ code: 'invalid', detail: 'No.', source: { pointer: at(0, 'time') } }]),
  () => refusal(400, [{ code: 'invalid', detail: 'No.', source: { pointer: at(5, 'unique_id') } }]),
  () => refusal(401),
  () => refusal(403),
  () => refusal(404),
  () => refusal(409),
  () => refusal(429, [], { 'retry-after': '3' }),
  () => refusal(500),
  () => refusal(503, [], { 'retry-after': 'soon' }),
  () => new Response('<html>', { status: 400 }),
  () => new Response('<html>', { status: 502 }),
  () => Response.json({ errors: [null, { detail: 7, source: 'x' }] }, { status: 400 }),
  throwLost,
  () => new Promise(() => {}),
];

test('gives each event one result, and accepts none that Klaviyo did not', async () => {
  const plan = fc.record({
    count: fc.integer({ min: 1, max: 25 }),
    resend: fc.boolean(),
    repeats: fc.array(fc.nat(24), { maxLength: 3 }),
    // Below zero is a yes.
    answers: fc.array(fc.integer({ min: -faults.length, max: faults.length - 1 }), {
      minLength: 1,
      maxLength: 40,
    }),
  });
  await fc.assert(
    fc.asyncProperty(plan, async ({ count, resend, repeats, answers }) => {
      const taken = new Set<string>();
      let turn = 0;
      const { send, load } = startRoute(
        (asked) => {
          const fault = faults[answers[turn++ % answers.length] ?? -1];
          if (fault) return fault();
          const events = asked.path === BULK ? bulkEvents(asked) : [asked.body.data];
          for (const { attributes } of events) taken.add(attributes.unique_id);
          return agree(asked);
        },
        { klaviyoTimeoutMs: 2 },
      );
      const events = [...tracksOf(count), ...repeats.map((index) => trackOf((index % count) + 1))];
      const { status, body } = await send(batchOf(events, resend ? { resend } : {}));
      expect([202, 503]).toContain(status);
      expect(load.most).toBeLessThanOrEqual(6);
      if (status === 503) {
        expect(taken.size).toBe(0);
        return;
      }
      expect(body.results.map(({ id }: { id: string }) => id).sort()).toStrictEqual(
        events.map(({ id }) => id).sort(),
      );
      for (const result of body.results) {
        if (['accepted', 'duplicate'].includes(result.status)) expect(taken).toContain(result.id);
        if (result.status === 'held') expect(taken).not.toContain(result.id);
      }
    }),
    { numRuns: 400 },
  );
});

test('brings every event once to a Klaviyo that fails in between', async () => {
  const sandbox = await startSandbox({ port: 0, processingMs: 0 }, { script: '', style: '' });
  const { send } = startRoute(undefined, { klaviyoUrl: sandbox.url, fetch: globalThis.fetch });
  const headers = { 'content-type': 'application/json' };
  const fail = (fault: object) =>
    fetch(`${sandbox.url}/_sandbox/faults`, {
      method: 'POST',
      body: JSON.stringify(fault),
      headers,
    });
  try {
    // The bulk request is processed, but its answer is lost; then two single ones fail.
    await fail({ path: BULK, status: 500, when: 'after', count: 1 });
    await fail({ path: EVENTS, status: 503, when: 'after', count: 2 });
    const first = await send(batchOf(tracksOf(12)));
    expect(first.status).toBe(202);
    const again = await send(batchOf(tracksOf(12), { resend: true }));
    expect(statusesOf(again.body)).toStrictEqual(Array(12).fill('accepted'));
    const list = await fetch(`${sandbox.url}/api/events`, {
      headers: { authorization: 'Klaviyo-API-Key pk_reader', revision: '2026-07-15' },
    });
    expect((await list.json()).data).toHaveLength(12);
  } finally {
    await sandbox.close();
  }
});
