import type { Call } from './call.js';
import type { Quota } from './windows.js';

/** What is counted together, and how much of it there may be. */
interface Bucket {
  name: string;
  quota: Quota | undefined;
}

/** What costs more, of people and the groups they are in (documented). */
const COSTLY: readonly (readonly [parameter: string, value: RegExp, quota: Quota])[] = [
  ['include', /lists|segments/, [1, 15]],
  ['additional-fields[list]', /profile_count/, [1, 15]],
  ['additional-fields[segment]', /profile_count/, [1, 15]],
  ['additional-fields[profile]', /predictive_analytics/, [10, 150]],
];

/**
 * Klaviyo's limits are per endpoint, and every event of `/api/events/{id}` counts for one; what
 * costs more is counted together, wherever it is asked (documented).
 */
export const bucketOf = ({ method, path, query, quota }: Call): Bucket => {
  const isCostly = method === 'GET' && /^\/api\/(profiles|lists|segments)\b/.test(path);
  for (const [parameter, value, lower] of isCostly ? COSTLY : [])
    if (value.test(query?.get(parameter) ?? '')) return { name: lower.join(), quota: lower };
  return { name: `${method} ${path.replace(/^(\/api\/[^/]+)\/[^/]+/, '$1/{id}')}`, quota };
};
