import type { Answer } from './ask.js';
import { inWords, isProblem } from './describe-answer.js';
import { type Finding, fail, ok, skip, warn } from './finding.js';
import type { RouteVisit } from './route-visit.js';

/** Nobody's: it may never be asked. */
const STRANGER = 'https://stranger.invalid';

const JSON_TYPE = { 'content-type': 'application/json' };
const FROM_SHOP = { 'sec-fetch-site': 'same-origin' };

/** Refusals a route owes, by what is wrong with the request. None of them writes anything. */
const REFUSALS: readonly {
  check: string;
  status: number;
  init: RequestInit;
  what: string;
  advice: string;
}[] = [
  {
    check: 'strangers',
    status: 403,
    init: {
      method: 'POST',
      body: '{}',
      headers: { ...JSON_TYPE, 'sec-fetch-site': 'cross-site', origin: STRANGER },
    },
    what: 'a page of another site is refused',
    advice: 'Let Sec-Fetch-Site and Origin through to the route as they came',
  },
  {
    check: 'content-type',
    status: 415,
    init: { method: 'POST', body: '{}', headers: { 'content-type': 'text/plain', ...FROM_SHOP } },
    what: 'what is not sent as JSON is refused',
    advice: 'Let Content-Type through to the route as it came',
  },
  {
    check: 'batches',
    status: 400,
    init: { method: 'POST', body: '{}', headers: { ...JSON_TYPE, ...FROM_SHOP } },
    what: 'a batch without events is refused by name',
    advice: 'Let POST with its body through to the route; a firewall or a cache may be in its way',
  },
  {
    check: 'method',
    status: 405,
    init: { method: 'PUT', body: '{}', headers: { ...JSON_TYPE, ...FROM_SHOP } },
    what: 'a method that is none of its own is refused',
    advice: 'Let every method through to the route',
  },
];

export const REFUSAL_CHECKS = [...REFUSALS.map(({ check }) => check), 'cors', 'headers'];

const checkRefusal = (
  answer: Answer,
  { check, status, what, advice }: (typeof REFUSALS)[number],
): Finding =>
  answer.status === status && isProblem(answer)
    ? ok(check, `${what} (${status})`)
    : answer.status === 429
      ? skip(check, 'this machine asks too often (429)', 'Try again in a minute')
      : fail(
          check,
          `${inWords(answer)} came instead of ${status} as application/problem+json`,
          advice,
        );

/** A permission would let pages of other sites read what the route answers. */
const checkCors = (answers: readonly Answer[]): Finding => {
  const allowed = answers
    .map(({ headers }) => headers.get('access-control-allow-origin'))
    .find((origin) => origin === '*' || origin === STRANGER);
  return allowed
    ? fail(
        'cors',
        `pages of other sites get Access-Control-Allow-Origin: ${allowed}`,
        'Take that header away for the route; only the shop itself asks it',
      )
    : ok('cors', 'pages of other sites get no permission');
};

/** What every answer of a route has. */
const GUARDS = [
  'content-security-policy',
  'cross-origin-resource-policy',
  'referrer-policy',
  'x-content-type-options',
];

const checkHeaders = ({ headers }: Answer): Finding => {
  const lost = GUARDS.filter((name) => !headers.has(name));
  return lost.length
    ? warn(
        'headers',
        `these headers of the route do not come through: ${lost.join(', ')}`,
        "Let the route's headers through as they are",
      )
    : ok('headers', "the route's security headers come through");
};

/** Asks the route for what it has to refuse; resolves to the answers, whose headers say more. */
export const checkRefusals = async ({ route, ask, tell }: RouteVisit): Promise<Answer[]> => {
  const events = new URL(`${route}/e`);
  const answers: Answer[] = [];
  for (const refusal of REFUSALS) {
    const answer = await ask(events, refusal.init, { maxRedirects: 0 });
    answers.push(answer);
    tell(checkRefusal(answer, refusal));
  }
  const preflight = await ask(
    events,
    {
      method: 'OPTIONS',
      headers: {
        origin: STRANGER,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    },
    { maxRedirects: 0 },
  );
  tell(checkCors([preflight, ...answers]));
  const [refused] = answers;
  if (refused) tell(checkHeaders(refused));
  return answers;
};
