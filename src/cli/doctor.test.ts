import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { run } from './run.js';
import { fakeIo } from './testing/fake-io.js';
import { PAGE, ROUTE, ROUTE_KEY, SHOP, type Shop, startShop, withHeaders } from './testing/shop.js';

let shop: Awaited<ReturnType<typeof startShop>>;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.close());
beforeEach(() => {
  shop.sandbox.reset();
  shop.sandbox.setKey({ key: ROUTE_KEY, scopes: ['events:write', 'profiles:write'] });
});

const everything = [ROUTE, '--page', `${SHOP}/`];
const html = (text = '<!doctype html>A page') =>
  new Response(text, { headers: { 'content-type': 'text/html' } });
const isTo = (path: string, request: Request) => new URL(request.url).pathname === `/q7f2${path}`;

/** Changes the answers to one path. */
const at =
  (path: string, change: (answer: Response, request: Request) => Response): Shop['tamper'] =>
  (answer, request) =>
    isTo(path, request) ? change(answer, request) : answer;

/** Changes the answers to events of one kind. */
const toEvents = (is: (request: Request) => boolean, change: (answer: Response) => Response) =>
  at('/e', (answer, request) => (is(request) ? change(answer) : answer));

test('finds nothing wrong where nothing is', async () => {
  const { code, checks, errors, summary } = await shop.look([...everything, '--send']);

  expect(checks.filter(({ state }) => state !== 'ok')).toStrictEqual([]);
  expect(checks.map(({ check }) => check)).toStrictEqual([
    ...['key', 'events-write', 'profiles-write', 'excess-scopes', 'revision'],
    ...['https', 'health', 'hsts', 'strangers', 'content-type', 'batches', 'method'],
    ...['cors', 'headers', 'caching', 'script', 'stub', 'sender', 'compression'],
    ...['delivery', 'cookie', 'receipt'],
    ...['page', 'tag', 'csp-script', 'csp-connect', 'order', 'leaked-keys', 'double-tracking'],
    'clock',
  ]);
  expect([code, errors, summary]).toStrictEqual([0, [], '30 ok, 0 warn, 0 fail, 0 skipped']);
  const [event] = await shop.sandbox.wait({ metric: 'Keepsend doctor' });
  expect(event).toBeDefined();
});

test('writes nothing unless it is told to', async () => {
  shop.sandbox.setKey({ key: ROUTE_KEY, scopes: 'all' });
  const { of } = await shop.look(everything);
  const written = shop.sandbox
    .requests()
    .filter(({ method, status }) => method !== 'GET' && status < 400);

  expect([written, shop.sandbox.events(), shop.sandbox.profiles()]).toStrictEqual([[], [], []]);
  for (const check of ['delivery', 'cookie', 'receipt'])
    expect(of(check)).toMatchObject({
      state: 'skipped',
      advice: expect.stringContaining('--send'),
    });
});

const notStored = { 'cache-control': 'no-store' };
const problem = (status: number) =>
  new Response('{}', {
    status,
    headers: { ...notStored, 'content-type': 'application/problem+json' },
  });

test.each<[check: string, state: string, seen: RegExp, tamper: Shop['tamper']]>([
  ['health', 'fail', /that is not keepsend/, at('/health', () => html())],
  ['health', 'fail', /not set up/, at('/health', () => problem(503))],
  [
    'health',
    'fail',
    /its queue cannot be used/,
    at('/health', () => Response.json({ status: 'failing', delivery: 'queued' }, { status: 503 })),
  ],
  [
    'health',
    'warn',
    /after a redirect to https:\/\/shop.test\/q7f2\/health$/,
    (answer, request) =>
      isTo('/health', request) && !request.url.includes('?')
        ? new Response(null, { status: 301, headers: { location: '/q7f2/health?again' } })
        : answer,
  ],
  [
    'hsts',
    'warn',
    /no Strict-Transport-Security/,
    (answer) => withHeaders(answer, { 'strict-transport-security': undefined }),
  ],
  [
    'strangers',
    'fail',
    /^400 as application\/problem\+json came instead of 403/,
    toEvents(
      ({ headers }) => headers.get('sec-fetch-site') === 'cross-site',
      () => problem(400),
    ),
  ],
  [
    'content-type',
    'fail',
    /^400 as/,
    toEvents(
      ({ headers }) => headers.get('content-type') === 'text/plain',
      () => problem(400),
    ),
  ],
  [
    'batches',
    'fail',
    /^403 as text\/html/,
    toEvents(
      ({ method }) => method === 'POST',
      (answer) => withHeaders(answer, { 'content-type': 'text/html' }, { status: 403 }),
    ),
  ],
  [
    'method',
    'fail',
    /^501/,
    toEvents(
      ({ method }) => method === 'PUT',
      () => new Response(null, { status: 501 }),
    ),
  ],
  [
    'cors',
    'fail',
    /Access-Control-Allow-Origin: \*/,
    toEvents(
      ({ method }) => method === 'OPTIONS',
      (answer) => withHeaders(answer, { 'access-control-allow-origin': '*' }),
    ),
  ],
  [
    'batches',
    'skipped',
    /too often \(429\)$/,
    toEvents(
      ({ method }) => method === 'POST',
      () => problem(429),
    ),
  ],
  [
    'cors',
    'fail',
    /Access-Control-Allow-Origin: \*/,
    at('/e', (answer) => withHeaders(answer, { 'access-control-allow-origin': '*' })),
  ],
  [
    'headers',
    'warn',
    /do not come through: x-content-type-options$/,
    at('/e', (answer) => withHeaders(answer, { 'x-content-type-options': undefined })),
  ],
  [
    'caching',
    'fail',
    /\/e came with no Cache-Control/,
    at('/e', (answer) => withHeaders(answer, { 'cache-control': undefined })),
  ],
  [
    'caching',
    'fail',
    /\/health came with Cache-Control: max-age=60/,
    at('/health', (answer) => withHeaders(answer, { 'cache-control': 'max-age=60' })),
  ],
  ['caching', 'fail', /Age: 30/, at('/health', (answer) => withHeaders(answer, { age: '30' }))],
  [
    'caching',
    'fail',
    /cf-cache-status: HIT/,
    at('/e', (answer) => withHeaders(answer, { 'cf-cache-status': 'HIT' })),
  ],
  ['script', 'fail', /came as text\/html with 200/, at('/m.js', () => html())],
  [
    'script',
    'fail',
    /is not keepsend's/,
    at('/m.js', () => new Response('1', { headers: { 'content-type': 'text/javascript' } })),
  ],
  [
    'script',
    'warn',
    /anew/,
    at('/m.js', (answer) => withHeaders(answer, { 'cache-control': 'no-cache' })),
  ],
  [
    'script',
    'warn',
    /more than a day/,
    at('/m.js', (answer) => withHeaders(answer, { 'cache-control': 'public, max-age=31536000' })),
  ],
  ['stub', 'fail', /with 404/, at('/stub.js', () => new Response('', { status: 404 }))],
  ['sender', 'fail', /instead of a script/, at('/s.doctor.js', () => html())],
  [
    'sender',
    'warn',
    /old name/,
    at('/s.doctor.js', (answer) => withHeaders(answer, { 'cache-control': 'max-age=60' })),
  ],
  [
    'compression',
    'warn',
    /uncompressed/,
    at('/m.js', (answer) => withHeaders(answer, { 'content-encoding': undefined })),
  ],
])('tells of %s: %s, as %s', async (check, state, seen, tamper) => {
  const { code, of } = await shop.look([ROUTE], { tamper: tamper ?? ((answer) => answer) });

  expect(of(check)).toMatchObject({
    state,
    seen: expect.stringMatching(seen),
    advice: expect.any(String),
  });
  expect(code).toBe(state === 'fail' ? 1 : 0);
});

const cookies = (...values: string[]) => {
  const headers = new Headers({ ...notStored, 'content-type': 'application/json' });
  for (const value of values) headers.append('set-cookie', value);
  const results = [{ id: '1', status: 'accepted' }];
  return new Response(JSON.stringify({ batch: '1', results }), { status: 202, headers });
};
const cookie = (...without: string[]) =>
  ['__Host-keepsend=x', 'Max-Age=34560000', 'Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']
    .filter((part) => !without.includes(part))
    .join('; ');
const receipt = 'keepsend-0123456789ab=1; Max-Age=86400; Path=/; Secure; SameSite=Lax';
const result = (status: string) =>
  Response.json({ results: [{ id: '1', status, code: 'not_json' }] }, { status: 202 });

test.each<[check: string, state: string, seen: RegExp, answer: () => Response]>([
  ['cookie', 'fail', /does not come through/, () => cookies(receipt)],
  ['cookie', 'fail', /came with no HttpOnly$/, () => cookies(cookie('HttpOnly'), receipt)],
  ['cookie', 'fail', /came with no Secure$/, () => cookies(cookie('Secure'), receipt)],
  ['cookie', 'fail', /no SameSite=Lax$/, () => cookies(cookie('SameSite=Lax'), receipt)],
  ['cookie', 'fail', /no Path=\/$/, () => cookies(cookie('Path=/'), receipt)],
  ['cookie', 'fail', /less than 400 days$/, () => cookies(cookie('Max-Age=34560000'), receipt)],
  ['cookie', 'fail', /a Domain/, () => cookies(`${cookie()}; Domain=shop.test`, receipt)],
  ['cookie', 'ok', /400 days$/, () => cookies(cookie())],
  ['receipt', 'warn', /does not come through/, () => cookies(cookie())],
  ['receipt', 'warn', /does not come/, () => cookies(cookie(), `${receipt}; HttpOnly`)],
  ['delivery', 'fail', /refused the event: not_json/, () => result('rejected')],
  ['delivery', 'fail', /could not deliver/, () => result('held')],
  ['delivery', 'fail', /could not deliver/, () => problem(503)],
  ['delivery', 'fail', /^500 came instead/, () => new Response('', { status: 500 })],
  ['cookie', 'skipped', /not taken/, () => problem(503)],
])('tells of %s after an event: %s, as %s', async (check, state, seen, answer) => {
  const tamper = toEvents(({ url }) => url.includes('?receipt'), answer);
  const { of } = await shop.look([ROUTE, '--send'], { tamper: tamper ?? ((same) => same) });

  expect(of(check)).toMatchObject({ state, seen: expect.stringMatching(seen) });
});

test('does not call plain http wrong on this machine, and does anywhere else', async () => {
  const here = await shop.look([`${shop.url}/q7f2`]);
  const there = await shop.look([ROUTE.replace('https:', 'http:')]);

  expect([here.of('https').state, here.of('hsts').state]).toStrictEqual(['warn', 'skipped']);
  expect(here.code).toBe(0);
  expect(there.of('https')).toMatchObject({ state: 'fail' });
});

test('says in one finding that nobody answers, and asks no further', async () => {
  const { code, checks, errors } = await shop.look(['http://127.0.0.1:1/q7f2']);
  const failed = checks.filter(({ state }) => state === 'fail');

  expect(failed).toStrictEqual([
    {
      check: 'health',
      state: 'fail',
      seen: expect.stringMatching(/^no answer from http:\/\/127\.0\.0\.1:1: /),
      advice: expect.any(String),
    },
  ]);
  expect([code, errors]).toStrictEqual([
    1,
    [expect.stringMatching(/^keepsend: 1 of \d+ checks failed$/)],
  ]);
  expect(checks.find(({ check }) => check === 'strangers')?.state).toBe('skipped');
});

test.each([
  [{ revoked: true }, 'key', 'fail', /does not know this key \(401\)$/],
  [{ revoked: true }, 'events-write', 'skipped', /not known/],
  [{ scopes: ['profiles:write'] }, 'events-write', 'fail', /lacks events:write/],
  [{ scopes: ['events:write'] }, 'profiles-write', 'fail', /lacks profiles:write/],
  [{ scopes: ['events:write', 'accounts:read'] }, 'key', 'ok', /knows the key: /],
  [{ scopes: ['lists:read'] }, 'excess-scopes', 'warn', /: lists:read$/],
  [{ scopes: ['lists:write'] }, 'excess-scopes', 'warn', /: lists:write$/],
  [{ scopes: 'all' as const }, 'excess-scopes', 'warn', /: lists:write, subscriptions:write, /],
])('tells of a key with %j that %s is %s', async (grant, check, state, seen) => {
  shop.sandbox.setKey({ key: ROUTE_KEY, ...grant });
  const { of, text } = await shop.look([]);

  expect(of(check)).toMatchObject({ state, seen: expect.stringMatching(seen) });
  expect(text).not.toContain(ROUTE_KEY.slice(0, 12));
});

test.each<[what: string, env: { [name: string]: string }, state: string, seen: RegExp]>([
  ['no key', { KLAVIYO_API_KEY: '' }, 'skipped', /KLAVIYO_API_KEY is not set here/],
  ['a public key', { KLAVIYO_API_KEY: 'Ab12Cd' }, 'fail', /is no private key/],
  ['Klaviyo away', { KLAVIYO_URL: 'http://127.0.0.1:1' }, 'fail', /no answer from http/],
])('tells of %s', async (_, env, state, seen) => {
  const { of } = await shop.look([ROUTE], { env });

  expect(of('key')).toMatchObject({ state, seen: expect.stringMatching(seen) });
  expect(of('events-write').state).toBe('skipped');
  expect(of('health').state).toBe('ok');
});

test('checks the next key, too, while keys are rotated', async () => {
  const next = 'pk_fedcba9876543210fedcba9876543210ff';
  shop.sandbox.setKey({ key: next, scopes: ['profiles:write'] });
  const page = `${PAGE}<!-- ${next} -->`;
  const env = { KLAVIYO_API_KEY_NEXT: next };
  const { of, code, text } = await shop.look(everything, { env, page });

  expect(of('events-write').state).toBe('ok');
  expect(of('next-key').state).toBe('ok');
  expect(of('next-events-write').state).toBe('fail');
  expect(of('next-profiles-write').state).toBe('ok');
  expect(of('leaked-keys').seen).toContain('pk_fed... in the page');
  expect([code, text.includes(next)]).toStrictEqual([1, false]);
});

test.each(['nextkey', 'Ab12Cd'])('calls a next key of %s none', async (key) => {
  const { of } = await shop.look([], { env: { KLAVIYO_API_KEY_NEXT: key } });

  expect(of('next-key')).toMatchObject({
    state: 'fail',
    seen: 'KLAVIYO_API_KEY_NEXT is no private key, which begins with pk_',
  });
});

test.each(['challenge', 'outage', 'dropped-connection'] as const)(
  'says nothing of scopes it could not see for a Klaviyo with the fault %s',
  async (preset) => {
    shop.sandbox.addFault({ preset, path: '/api/events', count: 1_000 });
    shop.sandbox.addFault({ preset, path: '/api/lists', count: 1_000 });
    const { of } = await shop.look([]);

    expect(of('events-write').state).toBe('skipped');
    expect(of('excess-scopes').state).toBe('skipped');
    expect(of('profiles-write').state).toBe('ok');
  },
  60_000,
);

const HOUR_MS = 3_600_000;
const dated = (ms: number) => (answer: Response) =>
  withHeaders(answer, { date: new Date(Date.now() + ms).toUTCString() });

test('tells a wrong clock of the route from one of this machine', async () => {
  const route = await shop.look([ROUTE], { tamper: dated(HOUR_MS) });
  const machine = await shop.look([ROUTE], { nowMs: Date.now() - 5 * 60_000 });
  const alone = await shop.look([ROUTE], {
    tamper: dated(-HOUR_MS),
    env: { KLAVIYO_API_KEY: '' },
  });

  expect(route.of('clock')).toMatchObject({
    state: 'fail',
    seen: "the route's clock is 60 min ahead of Klaviyo's",
  });
  expect(machine.of('clock')).toMatchObject({
    state: 'warn',
    seen: "this machine's clock is 5 min behind the route's",
  });
  expect(alone.of('clock')).toMatchObject({
    state: 'warn',
    seen: "this machine's clock is 60 min ahead of the route's",
  });
});

const withScript = (script: string) => PAGE.replace('<p>', `${script}<p>`);
const LEAKED = 'pk_fedcba9876543210fedcba9876543210fe';

test.each<[check: string, state: string, seen: RegExp, shop: Shop]>([
  [
    'page',
    'fail',
    /404 as text\/plain instead of a page/,
    { page: () => new Response('', { status: 404, headers: { 'content-type': 'text/plain' } }) },
  ],
  ['page', 'fail', /200 as application\/json/, { page: () => Response.json({}) }],
  ['tag', 'fail', /has no tag/, { page: '<p>Books' }],
  [
    'tag',
    'fail',
    /has no tag/,
    { page: PAGE.replace('<script', '<!--').replaceAll('<script async', '<!-- <script async') },
  ],
  [
    'tag',
    'warn',
    /speaks of keepsend/,
    { page: '<script src="/app.js"></script>', files: { '/app.js': 'createTracker(); keepsend' } },
  ],
  [
    'tag',
    'fail',
    /names the route https:\/\/shop.test\/abc instead of https:\/\/shop.test\/q7f2/,
    { page: PAGE.replaceAll('/q7f2/', '/abc/') },
  ],
  [
    'csp-script',
    'fail',
    /does not let https:\/\/shop.test\/q7f2\/m.js load/,
    { pageHeaders: { 'content-security-policy': "default-src 'none'; connect-src 'self'" } },
  ],
  [
    'csp-connect',
    'fail',
    /does not let events go to https:\/\/shop.test\/q7f2\/e/,
    {
      pageHeaders: {
        'content-security-policy': "script-src 'self'; connect-src https://other.test",
      },
    },
  ],
  [
    'csp-connect',
    'fail',
    /does not let events/,
    {
      page: `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'">${PAGE}`,
    },
  ],
  [
    'csp-script',
    'ok',
    /lets the script load/,
    { pageHeaders: { 'content-security-policy': "default-src 'self'" } },
  ],
  [
    'csp-connect',
    'ok',
    /lets events leave/,
    { pageHeaders: { 'content-security-policy': "default-src 'self'" } },
  ],
  [
    'csp-script',
    'ok',
    /lets the script/,
    {
      page: PAGE.replaceAll('<script ', '<script nonce="r4nd" '),
      pageHeaders: { 'content-security-policy': "script-src 'nonce-r4nd' 'strict-dynamic'" },
    },
  ],
  [
    'order',
    'warn',
    /may not be there yet/,
    { page: `<script>keepsend.track('A')</script>${PAGE}` },
  ],
  [
    'order',
    'warn',
    /may not be there yet/,
    { page: `<script async src="/q7f2/m.js"></script><script>keepsend.track('A')</script>` },
  ],
  ['order', 'ok', /comes before/, { page: `<script async src="/q7f2/m.js"></script>` }],
  ['order', 'ok', /comes before/, { page: withScript("<script>keepsend.track('A')</script>") }],
  [
    'order',
    'warn',
    /2 scripts stand before/,
    { page: `<script src="/theme.js"></script><script src="/b.js"></script>${PAGE}` },
  ],
  [
    'order',
    'ok',
    /comes before/,
    {
      page: `<script type="module" src="/b.js"></script><script type="application/ld+json">{}</script>${PAGE}`,
    },
  ],
  [
    'leaked-keys',
    'fail',
    /private key: pk_fed\.\.\. in the page$/,
    { page: withScript(`<script>key = '${LEAKED}'</script>`) },
  ],
  [
    'leaked-keys',
    'fail',
    /pk_fed\.\.\. in \/theme\.js$/,
    { files: { '/theme.js': `const key="${LEAKED}"` } },
  ],
  ['leaked-keys', 'fail', /pk_012\.\.\. in the page$/, { page: `${PAGE}<!-- ${ROUTE_KEY} -->` }],
  [
    'leaked-keys',
    'ok',
    /no private key/,
    { page: withScript("<script>Stripe('pk_live_0123456789abcdef0123456789')</script>") },
  ],
  [
    'double-tracking',
    'warn',
    /klaviyo\.js is loaded, too; its 'Active on Site'/,
    {
      page: withScript(
        '<script async src="https://static.klaviyo.com/onsite/js/klaviyo.js?company_id=Ab12Cd"></script>',
      ),
    },
  ],
  [
    'double-tracking',
    'warn',
    /is loaded, too/,
    {
      page: withScript(
        '<script async src="//static-tracking.klaviyo.com/onsite/js/x.js"></script>',
      ),
    },
  ],
  [
    'double-tracking',
    'warn',
    /calls klaviyo\.js, too; .* Viewed Product, Added to Cart$/,
    {
      files: {
        '/theme.js': `_learnq.push(['track', 'Viewed Product', {}]); klaviyo.track("Added to Cart")`,
      },
    },
  ],
  [
    'double-tracking',
    'skipped',
    /no keepsend/,
    { page: '<script src="https://static.klaviyo.com/onsite/js/klaviyo.js"></script>' },
  ],
])('tells of %s in a page: %s, as %s', async (check, state, seen, options) => {
  const { of, text, code } = await shop.look(everything, options);

  expect(of(check)).toMatchObject({ state, seen: expect.stringMatching(seen) });
  for (const key of [LEAKED, ROUTE_KEY]) expect(text).not.toContain(key.slice(3, 12));
  if (state === 'fail') expect(code).toBe(1);
});

test('finds the route by the tag of a page', async () => {
  const { of } = await shop.look(['--page', `${SHOP}/`]);

  expect(of('health').state).toBe('ok');
  expect(of('tag').seen).toBe(`the page loads ${ROUTE}/m.js`);
});

test('calls a route at another origin than the page wrong', async () => {
  const page = '<script async src="https://events.test/q7f2/m.js"></script>';
  const { of } = await shop.look(['--page', `${SHOP}/`], {
    page,
    env: { KLAVIYO_API_KEY: '' },
  });

  expect(of('tag')).toMatchObject({
    state: 'fail',
    seen: `the route is at https://events.test, the page at ${SHOP}`,
  });
});

test.each([
  ['/s19.js', 0, 'fail'],
  ['/s20.js', 0, 'ok'],
  ['/s0.js', 1_999_900, 'fail'],
  ['/s0.js', 2_000_000, 'ok'],
])(
  'reads 20 scripts and 2 MB of each: a key in %s after %i bytes is %s',
  async (name, bytes, state) => {
    const names = Array.from({ length: 30 }, (_, number) => `/s${number}.js`);
    const files = Object.fromEntries(names.map((one) => [one, '1']));
    files[name] = `${' '.repeat(bytes)}'${LEAKED}'`;
    const tags = names.map((one) => `<script defer src="${one}"></script>`);
    const page = `<script async src="/q7f2/m.js"></script>${tags.join('')}`;
    const { of } = await shop.look(everything, { page, files });

    expect(of('leaked-keys').state).toBe(state);
    if (state === 'ok') expect(of('leaked-keys').seen).toContain('; 10 more could not be read');
  },
);

test('prints one line what was seen and one what to do, and says how many there are', async () => {
  const io = shop.createIo({});
  expect(await run(['doctor', ROUTE], io)).toBe(0);
  const text = io.lines.join('\n');

  expect(text).toContain('ok      health          the route is well (queued)\n');
  expect(text).toMatch(
    /\nskipped cookie {10}only an event shows it\n {24}--send records one event/,
  );
  expect(text).toMatch(/\n\n20 ok, 0 warn, 0 fail, 3 skipped$/);
  expect(text).not.toContain('\u001b');
  expect(io.watched).toContain('asking the route (5 checks done)');
  expect(io.watched.at(-1)).toBe('');
});

test('colours what it found on a terminal alone', async () => {
  const io = { ...shop.createIo({}), isColoured: true };
  await run(['doctor', ROUTE], io);

  expect(io.lines).toContain(
    '\u001b[32mok\u001b[39m      health          the route is well (queued)',
  );
});

test.each([
  [[], /^keepsend: doctor needs the route's address, --page or KLAVIYO_API_KEY/],
  [['ftp://shop.test/q7f2'], /^keepsend: the route's address must be an address of http or https/],
  [['shop.test/q7f2'], /must be an address of http/],
  [['https://user:secret@shop.test/q7f2'], /hold no password$/],
  [['https://shop.test'], /must end with its path, like/],
  [['https://shop.test/q7f2?a=1'], /must end with its path/],
  [[ROUTE, `${SHOP}/other`], /doctor looks at one route; 'https:\/\/shop.test\/other' is another$/],
  [['--page', 'file:///etc/passwd'], /^keepsend: --page must be an address of http/],
  [['--send'], /--send needs the route's address/],
  [['--page'], /try --help$/],
  [['--evil'], /try --help$/],
])('calls doctor %j wrong in one line', async (args, line) => {
  const io = fakeIo({}, {});

  expect(await run(['doctor', ...args], io)).toBe(2);
  expect([io.lines, io.errors]).toStrictEqual([[], [expect.stringMatching(line)]]);
  expect(io.errors[0]).not.toContain('secret');
});
