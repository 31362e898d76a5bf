import type { Answer } from './ask.js';
import { type Finding, fail, ok, skip, warn } from './finding.js';
import type { RouteVisit } from './route-visit.js';

export const SENDING_CHECKS = ['delivery', 'cookie', 'receipt'];

/** What the event is called that `--send` sends. */
const METRIC = 'Keepsend doctor';

/** 400 days: the longest a browser keeps a cookie, and as long as the route asks for. */
const MAX_AGE_SECONDS = 34_560_000;

const createBatch = (): string => {
  const now = new Date().toISOString();
  return JSON.stringify({
    v: 1,
    sent_at: now,
    batch: crypto.randomUUID(),
    visitor: { anonymous_id: crypto.randomUUID() },
    events: [{ id: crypto.randomUUID(), metric: METRIC, time: now }],
  });
};

interface Result {
  status?: string;
  code?: string;
}

const resultOf = ({ text }: Answer): Result => {
  try {
    return JSON.parse(text).results[0] ?? {};
  } catch {
    return {};
  }
};

const judgeDelivery = (answer: Answer): Finding => {
  const { status: result, code } = resultOf(answer);
  if (answer.status === 202 && (result === 'accepted' || result === 'duplicate'))
    return ok('delivery', `the route took an event '${METRIC}'; it is in Klaviyo soon`);
  if (answer.status === 202 && result === 'rejected')
    return fail('delivery', `the route refused the event: ${code}`, "See the route's log");
  if (answer.status === 503 || result === 'held')
    return fail(
      'delivery',
      'the route could not deliver the event; pages keep theirs and try again',
      "See the route's log: is its key right, is Klaviyo reached?",
    );
  return fail(
    'delivery',
    `${answer.status} came instead of 202`,
    "See the route's log, and what stands before the route",
  );
};

const attributesOf = (cookie: string): Map<string, string> =>
  new Map(
    cookie
      .split(';')
      .slice(1)
      .map((part) => part.trim().split('='))
      .map(([name = '', value = '']) => [name.toLowerCase(), value.toLowerCase()]),
  );

const faultsOf = (cookie: string): string[] => {
  const has = attributesOf(cookie);
  return [
    has.has('secure') ? '' : 'no Secure',
    has.has('httponly') ? '' : 'no HttpOnly',
    has.get('samesite') === 'lax' ? '' : 'no SameSite=Lax',
    has.get('path') === '/' ? '' : 'no Path=/',
    Number(has.get('max-age')) >= MAX_AGE_SECONDS ? '' : 'less than 400 days',
    cookie.startsWith('__Host-') && has.has('domain') ? 'a Domain, which __Host- forbids' : '',
  ].filter(Boolean);
};

const ADVICE = "Let the route's Set-Cookie through as it is";

const judgeCookie = (cookies: readonly string[]): Finding => {
  const cookie = cookies.find((text) => /^__(Host|Secure)-keepsend=/.test(text));
  if (cookie === undefined)
    return fail('cookie', 'the cookie that remembers a visitor does not come through', ADVICE);
  const [name] = cookie.split('=');
  const faults = faultsOf(cookie);
  return faults.length
    ? fail('cookie', `${name} came with ${faults.join(', ')}`, ADVICE)
    : ok('cookie', `${name} is Secure, HttpOnly and SameSite=Lax, for 400 days`);
};

const judgeReceipt = (cookies: readonly string[]): Finding =>
  cookies.some(
    (text) => /^keepsend-[0-9a-f]{12}=/i.test(text) && !attributesOf(text).has('httponly'),
  )
    ? ok('receipt', 'the receipt for a batch comes through, for scripts to read')
    : warn(
        'receipt',
        'the receipt for a batch does not come through: a beacon is asked for again',
        ADVICE,
      );

/** Sends one event, if that is wanted, and looks at the cookies that come back. */
export const checkSending = async (
  { route, ask, tell }: RouteVisit,
  isSending: boolean,
): Promise<void> => {
  if (!isSending) {
    const advice = `--send records one event '${METRIC}' of an unknown visitor, and looks`;
    for (const check of SENDING_CHECKS) tell(skip(check, 'only an event shows it', advice));
    return;
  }
  const answer = await ask(
    new URL(`${route}/e?receipt`),
    {
      method: 'POST',
      body: createBatch(),
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    },
    { maxRedirects: 0 },
  );
  const delivery = judgeDelivery(answer);
  tell(delivery);
  if (answer.status === 202) {
    const cookies = answer.headers.getSetCookie();
    tell(judgeCookie(cookies));
    tell(judgeReceipt(cookies));
  } else for (const check of ['cookie', 'receipt']) tell(skip(check, 'the event was not taken'));
};
