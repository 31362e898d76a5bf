import { type Behaviour, behavioursOf } from './behaviour.js';

const { documented, observed, assumed } = behavioursOf('keys, rates and errors');
const rates = 'docs: rate_limits_and_error_handling';
const limiter = 'limits/limiter.ts';
const throttle = 'limits/throttle.ts';

/** Keys, scopes, rate limits and the words of errors. */
export const accessBehaviours: readonly Behaviour[] = [
  documented(
    'key-missing',
    'A missing or wrong key is a 401; `missingKey: 400` makes it the 400 that another page names.',
    'docs: authenticate_',
  ),
  assumed('key-words', 'The words of that refusal.', 'No body has been seen.', 'access/admit.ts'),
  observed('wrong-scheme', '`Bearer pk_…` is an HTML 400 of the edge.', 'klaviyo-api-ruby#39'),
  observed('scope-missing', 'A missing scope is a 403.', 'segment-docs#6758'),
  assumed(
    'scope-words',
    'That refusal names the scope.',
    'No body has been seen.',
    'access/scopes.ts',
  ),
  assumed(
    'order-of-checks',
    'Key, revision, endpoint, rate, scopes and body are looked at in this order.',
    "That of the framework whose words Klaviyo's errors use.",
    'perform.ts',
  ),
  observed(
    'error-codes',
    '`invalid`, `duplicate_profile` and `throttled` are codes of errors.',
    'klaviyo-api-node#66, #74',
  ),
  assumed(
    'error-codes-guessed',
    '`not_authenticated`, `permission_denied`, `not_found` and the others are codes of errors.',
    'The same framework calls them so.',
    'contract/failure.ts',
  ),
  documented(
    'rate-windows',
    'Two fixed windows, a second and a minute, for each account and endpoint.',
    rates,
  ),
  assumed(
    'rate-window-start',
    'Windows begin with the second and the minute of the clock, daily ones with the UTC day.',
    'Only "fixed" is published.',
    limiter,
  ),
  documented(
    'rate-headers',
    'Answers carry `RateLimit-Limit`, `-Remaining` and `-Reset` of the minute; a 429 has `Retry-After` instead.',
    rates,
  ),
  documented('retry-early', 'Coming back before `Retry-After` is refused again.', rates),
  assumed(
    'rate-refused-uncounted',
    'A request that was throttled does not count.',
    'Otherwise an eager client would never get in.',
    limiter,
  ),
  assumed(
    'rate-counts-failures',
    'A request that is refused later does count.',
    'The rate is looked at first.',
    throttle,
  ),
  documented(
    'rate-lower',
    'Some parameters lower the rate, and those requests share a bucket.',
    rates,
  ),
  assumed(
    'rate-lower-apart',
    "They leave the endpoint's own bucket alone.",
    'Not published.',
    throttle,
  ),
  documented('company-id', '`/client` takes `company_id` and no key.', 'klaviyo/openapi: client'),
  assumed(
    'company-unknown',
    'An unknown company or a private key at `/client` is a 400.',
    'Not published; the second is a key that leaked.',
    'client-api/admit-company.ts',
  ),
  assumed(
    'consent-method',
    'Consent given over the API has the method `API`.',
    'Not published.',
    'documents/subscriptions-document.ts',
  ),
];
