import { redactKey } from '../klaviyo/index.js';
import { RULES } from './option-rules.js';
import type { RouteOptions } from './route-options.js';

/** Never repeated in a message, nor in a log; schemas are no text. */
const SECRETS: readonly (keyof RouteOptions)[] = [
  'apiKey',
  'nextApiKey',
  'cookieSecret',
  'metricsToken',
  'serverSecrets',
  'tokenSecrets',
  'metricSchemas',
];

/** What must not be seen, of options that are right. */
export const secretsOf = (options: RouteOptions): string[] =>
  SECRETS.flatMap((name) => options[name] ?? []).filter((secret) => typeof secret === 'string');

/** @throws {TypeError} that names the first option that is wrong, what came and what is allowed. */
export const checkOptions = (options: RouteOptions): void => {
  for (const [option, isFine, allowed] of RULES) {
    const came = options[option];
    if (isFine(came)) continue;
    const shown = SECRETS.includes(option) ? typeof came : JSON.stringify(came);
    throw new TypeError(
      `${option} must be ${allowed}; what came is ${redactKey(shown ?? 'undefined')}`,
    );
  }
};
