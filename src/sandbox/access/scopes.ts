import { Failure } from '../contract/failure.js';
import type { Endpoint } from '../endpoints/call.js';
import type { KeyGrant } from './keys.js';

// What `include` asks for, and the scope that opens it. Names that are not here need none.
const areas: readonly (readonly [scope: string, ...included: readonly string[]])[] = [
  ['profiles:read', 'profile', 'profiles', 'push-tokens', 'person'],
  ['metrics:read', 'metric', 'metrics', 'flow-triggers'],
  ['lists:read', 'list', 'lists'],
  ['segments:read', 'segment', 'segments'],
  ['flows:read', 'flow', 'flows', 'flow-action', 'flow-actions', 'flow-message', 'flow-messages'],
  ['campaigns:read', 'campaign', 'campaigns', 'campaign-message', 'campaign-messages'],
  ['templates:read', 'template', 'templates'],
  ['tags:read', 'tag', 'tags', 'tag-group'],
  ['images:read', 'image', 'images'],
  ['catalogs:read', 'item', 'items', 'variant', 'variants', 'category', 'categories'],
  ['coupons:read', 'coupon', 'coupons'],
  ['webhooks:read', 'webhook-topics'],
  ['conversations:read', 'conversation', 'conversations'],
];

const scopeOf = new Map(areas.flatMap(([scope, ...names]) => names.map((name) => [name, scope])));

const includedScopes = (url: URL) =>
  url.searchParams
    .getAll('include')
    .flatMap((text) => text.split(','))
    .flatMap((name) => scopeOf.get(name) ?? []);

/**
 * Passes a key that has every scope of the endpoint and of what is to be included (documented).
 * That a missing one is a 403 was seen; the words and that they name the scope are assumed.
 */
export const requireScopes = (endpoint: Endpoint, url: URL, { scopes }: KeyGrant): void => {
  if (scopes === 'all') return;
  const needed = new Set([...endpoint.scopes, ...includedScopes(url)]);
  const missing = [...needed].filter((scope) => !scopes.includes(scope));
  if (missing.length === 0) return;
  throw new Failure(403, {
    detail: `The API key is missing the required scopes: ${missing.join(', ')}.`,
    pointer: '/data/',
  });
};
