import { describe, expect, test, vi } from 'vitest';
import {
  type Asked,
  agree,
  BULK,
  EVENTS,
  IMPORT,
  type Klaviyo,
  refusal,
  uuid,
} from '../testing/route.js';
import {
  eventOf,
  fresh,
  messageOf,
  messagesOf,
  startConsumer,
  TIME,
  visitorOf,
} from './testing/consumer.js';

// biome-ignore lint/suspicious/noExplicitAny: a body as it was parsed.
const groupsOf = ({ body }: Asked): any[] => body.data.attributes['events-bulk-create'].data;
const idsOf = (asked: Asked): string[] =>
  groupsOf(asked).flatMap(({ attributes }) =>
    attributes.events.data.map(
      (event: { attributes: { unique_id: string } }) => event.attributes.unique_id,
    ),
  );
const pathsOf = (asked: readonly Asked[]) => asked.map(({ path }) => path);
const at = (group: number, event: number, field: string): string =>
  `/data/attributes/events-bulk-create/data/${group}/attributes/events/data/${event}/attributes/${field}`;
const invalid = (pointer?: string) =>
  refusal(400, [{ code: 'invalid', detail: 'Wrong.', ...(pointer && { source: { pointer } }) }]);

/** A Klaviyo whose bulk lane answers in turn so, and then agrees. */
const bulkAnswers = (...answers: (() => Response | Promise<Response>)[]): Klaviyo => {
  const left = [...answers];
  return (asked) => (asked.path === BULK ? (left.shift()?.() ?? agree(asked)) : agree(asked));
};

describe('many new events', () => {
  test('go in one request, in a group for each person', async () => {
    const { consume, asked } = startConsumer();

    expect(await consume(fresh(messagesOf(100)))).toStrictEqual(Array(100).fill({}));
    expect(pathsOf(asked)).toStrictEqual([BULK]);
    expect(groupsOf(asked[0] as Asked)).toHaveLength(100);
  });

  test('take at most two requests for each thousand', async () => {
    const { consume, asked } = startConsumer();
    await consume(fresh(messagesOf(500)));

    expect(asked).toHaveLength(5);
    for (const request of asked) expect(idsOf(request).length).toBeLessThanOrEqual(1_000);
    expect(new Set(asked.flatMap(idsOf)).size).toBe(5_000);
  });

  test('of one person in several messages are one group', async () => {
    const { consume, asked } = startConsumer();
    await consume(fresh(messagesOf(2).map((message) => ({ ...message, visitor: visitorOf(7) }))));

    expect(groupsOf(asked[0] as Asked)).toHaveLength(1);
  });

  test('never weigh more than Klaviyo takes', async () => {
    const { consume, asked } = startConsumer();
    const properties = { text: '漢'.repeat(25_000) };
    const messages = messagesOf(100, 1).map((message, number) => ({
      ...message,
      events: [eventOf(number, { properties })],
    }));
    await consume(fresh(messages));

    expect(asked.length).toBeGreaterThan(1);
    for (const { body } of asked)
      expect(new TextEncoder().encode(JSON.stringify(body)).length).toBeLessThan(5_000_000);
  });

  test('are alone in a request when they have one id', async () => {
    const { consume, asked } = startConsumer();
    const [one, two] = [messageOf(0), messageOf(1)];
    const twin = eventOf(99, { unique_id: one.events[0]?.id as string });
    await consume(fresh([one, { ...two, events: [...two.events, twin] }]));

    expect(pathsOf(asked)).toStrictEqual([BULK, EVENTS]);
    expect(new Set(idsOf(asked[0] as Asked)).size).toBe(20);
  });
});

test('says who somebody is before it sends what he did', async () => {
  const { consume, asked } = startConsumer();
  const message = messageOf();
  const identify = { id: uuid(99), time: TIME, traits: { size: 'M' } };
  await consume(fresh([{ ...message, events: [...message.events, identify] }]));

  expect(pathsOf(asked)).toStrictEqual([IMPORT, BULK]);
});

describe('events that may have been sent before', () => {
  test('go one by one', async () => {
    const { consume, asked } = startConsumer();
    const message = messageOf(0, 20);
    await consume([{ message: { ...message, isRepeat: true }, wasTaken: false }]);

    expect(pathsOf(asked)).toStrictEqual(Array(20).fill(EVENTS));
  });

  test('are those a consumer had and never spoke of', async () => {
    const { consume, asked } = startConsumer();
    const message = messageOf(0, 20);
    await consume([{ message: message, wasTaken: true }]);

    expect(pathsOf(asked)).toStrictEqual(Array(20).fill(EVENTS));
  });

  test.each([
    ['a 500', () => refusal(500)],
    ['a lost connection', () => Promise.reject(new TypeError('fetch failed'))],
    ['a page of the edge', () => new Response('<html>Bad gateway</html>', { status: 502 })],
    ['a refusal without a reason', () => new Response('<html>No</html>', { status: 400 })],
  ])('are those of a bulk request that ended with %s', async (_, answer) => {
    const { consume, asked, letters } = startConsumer(bulkAnswers(answer));
    const messages = messagesOf(2);
    const settled = await consume(fresh(messages));

    expect(pathsOf(asked)).toStrictEqual([BULK]);
    expect(letters).toStrictEqual([]);
    expect(settled).toMatchObject(
      messages.map((message) => ({ again: { ...message, isRepeat: true, tries: 1 } })),
    );
  });
});

describe('what may have reached Klaviyo', () => {
  test('stays a repeat after a single event without an answer', async () => {
    const { consume } = startConsumer(() => refusal(500));
    const [settled] = await consume(fresh([messageOf(0, 1)]));

    expect(settled?.again).toMatchObject({ isRepeat: true, tries: 1 });
  });

  test.each([429, 401])(
    'stays a repeat when a dead consumer had it and Klaviyo says %i',
    async (status) => {
      const { consume } = startConsumer(() => refusal(status));
      const [settled] = await consume([{ message: messageOf(), wasTaken: true }]);

      expect(settled?.again).toStrictEqual({ ...messageOf(), isRepeat: true });
    },
  );
});

describe('a limit', () => {
  test('is waited for as long as Klaviyo asks, and the bulk lane stays open', async () => {
    const { consume, asked } = startConsumer(
      bulkAnswers(() => refusal(429, [], { 'retry-after': '42' })),
    );
    const messages = messagesOf(200);
    const settled = await consume(fresh(messages));

    // The second request is not even tried.
    expect(pathsOf(asked)).toStrictEqual([BULK]);
    expect(settled.map(({ again }) => again)).toStrictEqual(messages);
    for (const { delayMs } of settled as { delayMs: number }[]) expect(delayMs).toBe(42_000);
  });

  test('is no try of the event itself', async () => {
    const { consume } = startConsumer(() => refusal(429));
    const message = messageOf(0, 8);
    const [settled] = await consume(fresh([message]));

    expect(settled?.again).toStrictEqual(message);
  });
});

test('never waits longer than an hour, whatever stands before Klaviyo asks for', async () => {
  const { consume } = startConsumer(() => refusal(503, [], { 'retry-after': '31536000' }));
  const [settled] = await consume(fresh([messageOf()]));

  expect((settled as { delayMs: number }).delayMs).toBe(3_600_000);
});

test('lets one event that Klaviyo cannot bear stop no other', async () => {
  const bad = messageOf(0, 1);
  const { consume } = startConsumer((request) =>
    JSON.stringify(request.body).includes(bad.events[0]?.id as string)
      ? refusal(500)
      : agree(request),
  );
  const taken = [bad, ...messagesOf(50, 1).slice(1)].map((message) => ({
    message,
    wasTaken: true,
  }));
  const settled = await consume(taken);

  expect(settled.filter(({ again }) => again)).toHaveLength(1);
});

describe('a key that is wrong', () => {
  test('is known by the reason of a 400, too', async () => {
    const { consume } = startConsumer(() => refusal(400, [{ code: 'not_authenticated' }]));
    const [settled] = await consume(fresh([{ ...messageOf(0, 1), tries: 100 }]));

    expect(settled).toStrictEqual({ again: { ...messageOf(0, 1), tries: 100 }, delayMs: 900_000 });
  });

  test.each([401, 403])('stops everything with %i for a quarter of an hour', async (status) => {
    const { consume, asked, letters } = startConsumer(() => refusal(status));
    const repeat = { message: messageOf(9), wasTaken: true };
    const settled = await consume([repeat, ...fresh(messagesOf(3))]);

    expect(asked).toHaveLength(1);
    expect(letters).toStrictEqual([]);
    for (const { delayMs } of settled as { delayMs: number }[]) expect(delayMs).toBe(900_000);
  });

  test('never makes a dead letter, however long it is wrong', async () => {
    const { consume, letters } = startConsumer(() => refusal(401));
    const message = messageOf();
    const [settled] = await consume(fresh([{ ...message, tries: 100 }]));

    expect(settled?.again).toStrictEqual({ ...message, tries: 100 });
    expect(letters).toStrictEqual([]);
  });
});

describe('a refused event', () => {
  test('becomes a dead letter with the reason, and the rest goes in bulk again', async () => {
    const { consume, asked, letters } = startConsumer(
      bulkAnswers(() => invalid(at(1, 3, 'properties/Price'))),
    );
    const messages = messagesOf(2);
    expect(await consume(fresh(messages))).toStrictEqual([{}, {}]);

    expect(pathsOf(asked)).toStrictEqual([BULK, BULK]);
    expect(idsOf(asked[1] as Asked)).toHaveLength(19);
    expect(letters).toStrictEqual([
      {
        id: messages[1]?.events[3]?.id,
        at: expect.any(String),
        event: messages[1]?.events[3],
        visitor: messages[1]?.visitor,
        code: 'refused_by_klaviyo',
        pointer: '/properties/Price',
        detail: 'Wrong.',
      },
    ]);
  });

  test('is found by halves when Klaviyo does not point at it', async () => {
    const bad = messagesOf(100)[37]?.events[3]?.id as string;
    const { consume, asked, letters } = startConsumer((request) =>
      JSON.stringify(request.body).includes(bad) ? invalid() : agree(request),
    );
    await consume(fresh(messagesOf(100)));

    expect(letters.map(({ id }) => id)).toStrictEqual([bad]);
    expect(pathsOf(asked).filter((path) => path === BULK).length).toBeLessThan(16);
    expect(pathsOf(asked).filter((path) => path === EVENTS).length).toBeLessThanOrEqual(16);
  });

  test('costs no more than a few requests of the scarce lane among many like it', async () => {
    const isBad = (id: string) => Number.parseInt(id.slice(-6), 16) % 3 === 0;
    const { consume, asked, letters } = startConsumer((request) => {
      if (request.path !== BULK)
        return isBad(request.body.data.attributes.unique_id) ? invalid() : agree(request);
      const [group = 0, event = 0] = groupsOf(request)
        .map(({ attributes }, group) => {
          const events: { attributes: { unique_id: string } }[] = attributes.events.data;
          return [group, events.findIndex(({ attributes }) => isBad(attributes.unique_id))];
        })
        .find(([, event]) => event !== -1) as number[];
      return invalid(at(group, event, 'metric'));
    });
    expect(await consume(fresh(messagesOf(100)))).toStrictEqual(Array(100).fill({}));

    expect(pathsOf(asked).filter((path) => path === BULK)).toHaveLength(20);
    expect(letters).toHaveLength(333);
  });

  test('goes by the single lane when Klaviyo has its id', async () => {
    const { consume, asked, letters } = startConsumer(
      bulkAnswers(() => invalid(at(0, 2, 'unique_id'))),
    );
    await consume(fresh(messagesOf(2)));

    expect(pathsOf(asked)).toStrictEqual([BULK, BULK, EVENTS]);
    expect(letters).toStrictEqual([]);
  });

  test('keeps its message when the dead letters cannot be kept', async () => {
    const bury = vi.fn(() => Promise.reject(new Error('disk full')));
    const { consume, log } = startConsumer(
      bulkAnswers(() => invalid(at(0, 0, 'metric'))),
      bury,
    );
    const messages = messagesOf(2);
    const settled = await consume(fresh(messages));

    expect(bury).toHaveBeenCalledOnce();
    expect(settled).toMatchObject([{ again: { ...messages[0], isRepeat: true } }, {}]);
    expect(log[1]).toMatchObject({ at: 'error' });
  });
});

test('asks a person without the identifier that Klaviyo refuses in a bulk request', async () => {
  const pointer =
    '/data/attributes/events-bulk-create/data/1/attributes/profile/data/attributes/email';
  const { consume, asked } = startConsumer(bulkAnswers(() => invalid(pointer)));
  await consume(fresh(messagesOf(3)));

  expect(pathsOf(asked)).toStrictEqual([BULK, BULK, ...Array(10).fill(EVENTS)]);
});

test('gives an event up after a hundred tries without a word, and says so', async () => {
  const { consume, letters } = startConsumer(() => refusal(503));
  const spent = { ...messageOf(0, 40), isRepeat: true as const, tries: 100 };
  const [settled] = await consume(fresh([spent]));
  const left = settled?.again?.events ?? [];

  // Only those that were asked for; of the others nothing is known.
  expect(letters.length).toBeLessThan(10);
  expect(new Set(letters.map(({ code }) => code))).toStrictEqual(new Set(['gave_up']));
  expect(left.length + letters.length).toBe(40);
});

test('counts no try of an event that waited behind others', async () => {
  const { consume, asked } = startConsumer(() => refusal(503));
  const settled = await consume(messagesOf(20, 1).map((message) => ({ message, wasTaken: true })));
  const tried = settled.filter(({ again }) => again?.tries);
  const behind = settled.filter(({ again }) => again && !again.tries);

  expect(tried).toHaveLength(asked.length);
  expect(behind).toHaveLength(20 - asked.length);
  expect(behind.length).toBeGreaterThan(10);
  for (const word of behind) expect(word).toMatchObject({ isBehind: true });
});

test('begins nothing more once it is told to stop, and holds that against no event', async () => {
  const stopping = new AbortController();
  const { consume, asked } = startConsumer((request) => {
    stopping.abort();
    return agree(request);
  });
  const repeats = messagesOf(5).map((message) => ({ message, wasTaken: true }));
  const settled = await consume(repeats, stopping.signal);
  const left = settled.flatMap(({ again }) => again?.events ?? []);

  // Those that were under way at that moment are awaited.
  expect(asked.length).toBeLessThanOrEqual(6);
  expect(asked.length + left.length).toBe(50);
  for (const { again } of settled) expect(again).not.toHaveProperty('tries');
});

test('waits longer and longer, but never longer than an hour', async () => {
  const { consume } = startConsumer(() => refusal(503));
  const delays: number[] = [];
  for (const tries of [0, 3, 30, 99]) {
    const [settled] = await consume(fresh([{ ...messageOf(), isRepeat: true, tries }]));
    delays.push((settled as { delayMs: number }).delayMs);
  }

  expect(delays[0]).toBeLessThan(delays[1] as number);
  expect(delays[1]).toBeLessThan(delays[2] as number);
  expect(Math.max(...delays)).toBeLessThanOrEqual(3_600_000);
});
