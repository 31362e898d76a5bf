import type { Answer } from './ask.js';
import { type Finding, fail, ok } from './finding.js';

/** Where caches say that an answer was theirs. */
const CACHE_STATUS = ['cf-cache-status', 'x-cache', 'x-proxy-cache', 'x-vercel-cache'];

const ADVICE = 'Let no cache answer for the route, and leave its Cache-Control as it is';

const whoKept = ({ headers }: Answer): string | undefined => {
  if (Number(headers.get('age') ?? 0) > 0) return `Age: ${headers.get('age')}`;
  const name = CACHE_STATUS.find((status) => /\bhit\b/i.test(headers.get(status) ?? ''));
  return name && `${name}: ${headers.get(name)}`;
};

const maySave = ({ headers }: Answer): boolean =>
  !/\bno-store\b/i.test(headers.get('cache-control') ?? '');

/** An answer of the route is for one page, once. */
export const checkCaching = (answers: readonly Answer[]): Finding => {
  const kept = answers.map(whoKept).find((who) => who !== undefined);
  if (kept) return fail('caching', `a cache answered in place of the route (${kept})`, ADVICE);
  const open = answers.find(maySave);
  if (open) {
    const value = open.headers.get('cache-control');
    return fail(
      'caching',
      `${open.url.pathname} came with ${value ? `Cache-Control: ${value}` : 'no Cache-Control'} instead of no-store`,
      ADVICE,
    );
  }
  return ok('caching', 'no cache keeps what the route answers');
};
