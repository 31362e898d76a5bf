import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { NodeHostOptions } from '../proxy/node/index.js';
import { UsageError } from './usage-error.js';

/** All there is; a name that is none of these is most often a mistyped one. */
const NAMES: readonly (keyof NodeHostOptions)[] = [
  'allowedMetrics',
  'backfillAfterMs',
  'basePath',
  'budgets',
  'cookieDomain',
  'counters',
  'fetch',
  'host',
  'identifiedMetric',
  'ipPolicy',
  'klaviyoShare',
  'klaviyoTimeoutMs',
  'klaviyoUrl',
  'linkHosts',
  'log',
  'markupProperties',
  'metricSchemas',
  'port',
  'rateLimiter',
  'rateLimits',
  'serverOnlyMetrics',
  'shopOrigins',
  'spool',
  'typedIdentity',
  'trustedProxies',
  'unsafeText',
];

/** Never in a file: files are copied, committed and backed up. */
const SECRETS = {
  apiKey: 'KLAVIYO_API_KEY',
  nextApiKey: 'KLAVIYO_API_KEY_NEXT',
  cookieSecret: 'COOKIE_SECRET',
  metricsToken: 'METRICS_TOKEN',
  serverSecrets: 'SERVER_SECRETS',
  tokenSecrets: 'TOKEN_SECRETS',
} as const;

const load = async (path: string): Promise<unknown> => {
  if (!path.endsWith('.json'))
    return ((await import(pathToFileURL(path).href)) as { default?: unknown }).default;
  return JSON.parse(await readFile(path, 'utf8'));
};

const check = (path: string, config: object): void => {
  for (const [name, variable] of Object.entries(SECRETS))
    if (name in config)
      throw new UsageError(
        `${path} must not hold ${name}; put it into the environment: ${variable}`,
      );
  const unknown = Object.keys(config).find((name) => !(NAMES as readonly string[]).includes(name));
  if (unknown !== undefined)
    throw new UsageError(`${path} has an option ${unknown}; there are ${NAMES.join(', ')}`);
  if (!('spool' in config))
    throw new UsageError(`${path} names no spool, a file where events wait for Klaviyo`);
};

/**
 * The options of a host, of a file and of the environment.
 * @throws {UsageError} that names the file, what is wrong and what is allowed.
 */
export const readConfig = async (
  file: string,
  env: { readonly [name: string]: string | undefined },
): Promise<NodeHostOptions> => {
  const path = resolve(file);
  let config: unknown;
  try {
    config = await load(path);
  } catch (error) {
    // What V8 shows of a text that is no JSON may be a secret that does not belong there.
    const [reason] = (error as Error).message.replace(/, (\.{3})?".*$/s, '').split('\n');
    throw new UsageError(`${path} cannot be read: ${reason}`);
  }
  if (typeof config !== 'object' || config === null || Array.isArray(config))
    throw new UsageError(`${path} holds no object of options; try --help`);
  check(path, config);
  const { KLAVIYO_API_KEY: apiKey, COOKIE_SECRET: cookieSecret, METRICS_TOKEN: metricsToken } = env;
  const serverSecrets = env.SERVER_SECRETS?.split(/\s+/).filter(Boolean);
  if (!apiKey)
    throw new UsageError('KLAVIYO_API_KEY is not set; it holds the private key (pk_...)');
  const options = {
    ...(config as NodeHostOptions),
    apiKey,
    ...(env.KLAVIYO_API_KEY_NEXT && { nextApiKey: env.KLAVIYO_API_KEY_NEXT }),
    ...(cookieSecret && { cookieSecret }),
    ...(metricsToken && { metricsToken }),
    ...(serverSecrets?.length && { serverSecrets }),
    ...(env.TOKEN_SECRETS && { tokenSecrets: env.TOKEN_SECRETS.trim().split(/\s+/) }),
  };
  // Late, because it needs a newer Node than the other commands.
  const { checkHostOptions, checkOptions } = await import('../proxy/node/index.js');
  try {
    checkOptions(options);
    checkHostOptions(options);
  } catch (error) {
    throw new UsageError(`${path}: ${(error as Error).message}`);
  }
  return options;
};
