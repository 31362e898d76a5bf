import { afterEach, expect, test, vi } from 'vitest';
import { run } from './run.js';
import { eventPage, fakeIo, KEY, problem } from './testing/fake-io.js';

afterEach(() => {
  vi.useRealTimers();
});

const events = (...args: string[]): string[] => ['events', ...args];

const three = () =>
  eventPage([
    { metric: 'Placed Order', value: 9.5, at: '2026-08-01T12:00:00+02:00' },
    { metric: 'Viewed Product', email: 'bartholomew@example.com', at: '2026-08-01 09:00:00+00:00' },
    { metric: 'Café ☕', email: null, value: 1234 },
  ]);

test('lists events in aligned columns: time, metric, person, value', async () => {
  const io = fakeIo({ '/api/events': three });
  expect(await run(events(), io)).toBe(0);
  expect(io.lines).toStrictEqual([
    '2026-08-01 10:00:00Z  Placed Order    ada@example.com           9.5',
    '2026-08-01 09:00:00Z  Viewed Product  bartholomew@example.com',
    '2026-08-01 10:00:00Z  Café ☕          profile2                 1234',
  ]);
  expect(io.errors).toStrictEqual([]);
});

test('asks for the newest first, with metric and person, and no more than wanted', async () => {
  const io = fakeIo({ '/api/events': three });
  await run(events('--limit', '2', '--since', '24h'), io);
  expect(Object.fromEntries(io.asked[0]?.searchParams ?? [])).toStrictEqual({
    sort: '-datetime',
    include: 'metric,profile',
    'page[size]': '2',
    filter: 'greater-or-equal(datetime,2026-07-31T12:00:00.000Z)',
  });
  expect(io.lines).toHaveLength(2);
});

test('writes each event as a line of JSON when asked', async () => {
  const io = fakeIo({ '/api/events': three });
  await run(events('--json'), io);
  expect(io.lines.map((line) => JSON.parse(line))).toMatchObject([
    { type: 'event', metric: { name: 'Placed Order' }, profile: { email: 'ada@example.com' } },
    { profile: { email: 'bartholomew@example.com' } },
    { event_properties: { $value: 1234 } },
  ]);
});

test('finds the events of a custom metric page by page, and says how far it is', async () => {
  const page = (url: URL): Response =>
    url.searchParams.has('page[cursor]')
      ? eventPage([{ metric: 'Mine' }, { metric: 'Mine' }, { metric: 'mine' }])
      : eventPage([{ metric: 'Other' }, { metric: 'Mine' }], 'https://x.test/?page[cursor]=2');
  const io = fakeIo({ '/api/events': page });
  await run(events('--metric', 'Mine', '--limit', '2'), io);
  expect(io.lines).toHaveLength(2);
  expect(io.asked).toHaveLength(2);
  expect(io.asked[0]?.searchParams.get('filter')).toBeNull();
  expect(io.watched).toStrictEqual(['looked at 2 events, 1 fit']);
});

test('looks through ten thousand events and no more, and says so', async () => {
  let pages = 0;
  const page = (): Response => {
    pages += 1;
    return eventPage(
      Array.from({ length: 200 }, () => ({})),
      `https://x.test/?page[cursor]=${pages}`,
    );
  };
  const io = fakeIo({ '/api/events': page });
  expect(await run(events('--metric', 'Mine'), io)).toBe(0);
  expect(io.lines).toStrictEqual([]);
  expect(pages).toBe(50);
  expect(io.errors).toStrictEqual([
    'keepsend: no event fits; names of metrics are case-sensitive',
    'keepsend: looked at the newest 10000 events only; --since or --email narrows',
  ]);
});

test('finds a person by the e-mail address', async () => {
  const io = fakeIo({
    '/api/profiles': () => Response.json({ data: [{ type: 'profile', id: '01P' }] }),
    '/api/events': three,
  });
  await run(events('--email', 'o"brien@example.com'), io);
  expect(io.asked.map((url) => url.searchParams.get('filter'))).toStrictEqual([
    'equals(email,"o\\"brien@example.com")',
    'equals(profile_id,"01P")',
  ]);
});

test('says when nobody has that address, which is no failure', async () => {
  const io = fakeIo({ '/api/profiles': () => Response.json({ data: [] }) });
  expect(await run(events('--email', 'eve@example.com', '--metric', 'Mine'), io)).toBe(0);
  expect(io.lines).toStrictEqual([]);
  expect(io.errors).toStrictEqual(["keepsend: nobody has the e-mail address 'eve@example.com'"]);
});

test.each([
  [[], 'no event fits'],
  [['--since', '1m'], 'no event fits'],
  [['--metric', 'Mine'], 'no event fits; names of metrics are case-sensitive'],
])('says that nothing is found for %j', async (args, line) => {
  const io = fakeIo({ '/api/events': () => eventPage([]) });
  expect(await run(events(...args), io)).toBe(0);
  expect(io.errors).toStrictEqual([`keepsend: ${line}`]);
});

test('lets nothing that strangers typed steer the terminal', async () => {
  const io = fakeIo({
    '/api/events': () => eventPage([{ metric: '\u001b[2JX\nY\u202e', email: '\u0007a' }]),
  });
  await run(events(), io);
  expect(io.lines).toStrictEqual(['2026-08-01 10:00:00Z  ·[2JX·Y·  ·a']);
});

test.each([
  [['--limit', '0'], /^keepsend: --limit takes a number from 1/],
  [['--limit', 'many'], /^keepsend: --limit takes/],
  [['--since', 'yesterday'], /^keepsend: --since takes 30m, 24h, 7d, 4w, 2026/],
  [['--since', '2026-07-15T09:00:00'], /^keepsend: --since takes/],
  [['--since', '2026-13-45'], /^keepsend: --since takes/],
  [['--since', '2026-02-30'], /^keepsend: --since takes/],
  [['--since', '999999w'], /^keepsend: --since takes/],
  [['--bad'], /^keepsend: Unknown option '--bad'; try --help$/],
  [['extra'], /^keepsend: Unexpected argument 'extra'/],
  [['--metric'], /^keepsend: Option '--metric <value>' argument missing; try --help$/],
  [['--metric', ''], /^keepsend: --metric must not be empty$/],
  [['--email='], /^keepsend: --email must not be empty$/],
  [['--since', '-1h'], /^keepsend: --since needs a value; what follows is '-1h'; try --help$/],
  [['--metric', '--json'], /^keepsend: --metric needs a value; what follows is '--json'; try/],
  [['--since=-1h'], /^keepsend: --since takes .* what came is '-1h'$/],
  [['--url', 'ftp://x'], /^keepsend: the address of KLAVIYO_URL or --url must be of http/],
  [['--url', 'https://me:word@x.test'], /^keepsend: the address [^@:]*hold no password$/],
])('calls %j wrong, in one line, without asking anybody', async (args, message) => {
  const io = fakeIo({ '/api/events': three });
  expect(await run(events(...args), io)).toBe(2);
  expect(io.errors).toHaveLength(1);
  expect(io.errors[0]).toMatch(message);
  expect(io.errors[0]).not.toContain('\n');
  expect(io.asked).toStrictEqual([]);
});

test.each([
  ['no key', undefined, /KLAVIYO_API_KEY is not set/],
  ['an empty key', '', /KLAVIYO_API_KEY is not set/],
  ['a public key', 'Ab12Cd', /KLAVIYO_API_KEY is no private key/],
  ['a key with a line break', `${KEY}\nsecret`, /KLAVIYO_API_KEY is no private key/],
])('calls %s wrong without repeating it', async (_, key, message) => {
  const io = fakeIo({}, { KLAVIYO_API_KEY: key });
  expect(await run(events(), io)).toBe(2);
  expect(io.errors.join()).toMatch(message);
  expect(io.errors.join()).not.toMatch(/Ab12Cd|0123456789abcdef|secret/);
});

const HTML = '<!DOCTYPE html><html><h1>Just a moment...</h1></html>';

test.each([
  [
    401,
    problem(401, 'not_authenticated', 'No.'),
    'https://a.klaviyo.com does not know this key (401); check KLAVIYO_API_KEY',
  ],
  [
    400,
    problem(400, 'not_authenticated', 'No.'),
    'https://a.klaviyo.com does not know this key (400); check KLAVIYO_API_KEY',
  ],
  [
    403,
    problem(403, 'permission_denied', 'No.'),
    'the key may not do this (403); it needs the scope events:read, metrics:read and profiles:read',
  ],
  [
    403,
    problem(403, 'permission_denied', 'Required scope missing: "profiles:read". See https://x:y.'),
    'the key may not do this (403); it needs the scope profiles:read',
  ],
  [
    403,
    new Response(HTML, { status: 403 }),
    'https://a.klaviyo.com answered 403 with a page: Just a moment...',
  ],
  [
    429,
    problem(429, 'throttled', 'Slow.', { 'retry-after': '86400' }),
    'https://a.klaviyo.com is asked too often (429); try again in 86400 s',
  ],
  [
    400,
    problem(400, 'invalid', `Key ${KEY}\nis wrong.`),
    'Klaviyo getEvents failed with 400: invalid: Key pk_[hidden] is wrong.',
  ],
  [
    400,
    problem(400, 'invalid', '\u001b[31mred\u009b'),
    'Klaviyo getEvents failed with 400: invalid: ·[31mred·',
  ],
])('explains an answer of %i in one line', async (_, answer, line) => {
  const io = fakeIo({ '/api/events': () => answer });
  expect(await run(events(), io)).toBe(1);
  expect(io.errors).toStrictEqual([`keepsend: ${line}`]);
});

test('says which address does not answer, and why', async () => {
  const io = fakeIo({}, { KLAVIYO_API_KEY: KEY, KLAVIYO_URL: 'http://127.0.0.1:9/x' });
  const fetch = vi.fn(() => Promise.reject(new TypeError('fetch failed')));
  io.fetch = fetch;
  expect(await run(events(), io)).toBe(1);
  expect(fetch).toHaveBeenCalledTimes(1);
  expect(io.errors).toStrictEqual([
    'keepsend: no answer from http://127.0.0.1:9 (fetch failed); is it the right address, and reachable?',
  ]);
});

test.each([
  ['says nothing', () => new Promise<Response>(() => {})],
  [
    'begins and says no more',
    async ({ signal }: Request) =>
      new Response(
        new ReadableStream({
          start: (stream) =>
            signal.addEventListener('abort', () => stream.error(signal.reason), { once: true }),
        }),
      ),
  ],
])('waits 15 s, once, for a server that %s', async (_, answer) => {
  vi.useFakeTimers();
  const io = fakeIo();
  let asked = 0;
  io.fetch = (input, init) => {
    asked += 1;
    const request = new Request(input, init);
    const ended = new Promise<never>((_, reject) => {
      request.signal.addEventListener('abort', () => reject(request.signal.reason));
    });
    return Promise.race([answer(request), ended]);
  };
  let code: number | undefined;
  void run(events(), io).then((value) => {
    code = value;
  });
  await vi.advanceTimersByTimeAsync(14_900);
  expect(code).toBeUndefined();
  await vi.advanceTimersByTimeAsync(2_000);
  expect([code, asked]).toStrictEqual([1, 1]);
  expect(io.errors).toStrictEqual([
    'keepsend: no answer from https://a.klaviyo.com (nothing within 15 s); is it the right address, and reachable?',
  ]);
});

test('asks again after 429 and 503', async () => {
  const answers = [429, 503].map((status) => problem(status, 'x', 'No.', { 'retry-after': '0' }));
  const io = fakeIo({ '/api/events': () => answers.pop() ?? three() });
  expect(await run(events(), io)).toBe(0);
  expect(io.asked).toHaveLength(3);
});

test('prefers --url to KLAVIYO_URL', async () => {
  const io = fakeIo(
    { '/api/events': three },
    { KLAVIYO_API_KEY: KEY, KLAVIYO_URL: 'https://one.test' },
  );
  await run(events('--url', 'https://two.test'), io);
  await run(events(), io);
  expect(io.asked.map(({ host }) => host)).toStrictEqual(['two.test', 'one.test']);
});
