import { type SandboxOptions, startSandbox } from '../server.js';

/** The key the tests use; no answer of the sandbox's own API may ever hold it. */
export const KEY = 'pk_0123456789abcdef';

/** A running sandbox and the calls tests make. */
export const startAsking = async (options: SandboxOptions = {}) => {
  const sandbox = await startSandbox(
    { port: 0, processingMs: 0, rateLimits: 0, ...options },
    { script: '', style: '' },
  );
  const headers = {
    authorization: `Klaviyo-API-Key ${KEY}`,
    revision: '2026-07-15',
    'content-type': 'application/vnd.api+json',
  };
  const call = (path: string, init: RequestInit = {}) =>
    fetch(sandbox.url + path, { ...init, headers: { ...headers, ...init.headers } });
  const post = (path: string, body: unknown) =>
    call(path, { method: 'POST', body: JSON.stringify(body) });
  const read = async (path: string) => (await call(path)).json();
  return { sandbox, call, post, read, close: sandbox.close };
};

/** What a test says of one event; everything else is filled in. */
export interface Told {
  readonly metric?: string;
  readonly profile?: Record<string, unknown>;
  readonly [attribute: string]: unknown;
}

const metricOf = (name: string) => ({ data: { type: 'metric', attributes: { name } } });

const profileOf = ({ id, ...attributes }: Record<string, unknown>) => ({
  data: { type: 'profile', ...(id !== undefined && { id }), attributes },
});

/** The body of create_event. */
export const eventBody = ({
  metric = 'Viewed Product',
  profile = { email: 'ada@example.com' },
  ...attributes
}: Told = {}) => ({
  data: {
    type: 'event',
    attributes: {
      properties: {},
      ...attributes,
      metric: metricOf(metric),
      profile: profileOf(profile),
    },
  },
});

/** The body of a bulk job with one group for each profile. */
export const bulkBody = (
  ...groups: readonly { profile: Record<string, unknown>; events: readonly Told[] }[]
) => ({
  data: {
    type: 'event-bulk-create-job',
    attributes: {
      'events-bulk-create': {
        data: groups.map(({ profile, events }) => ({
          type: 'event-bulk-create',
          attributes: {
            profile: profileOf(profile),
            events: {
              data: events.map(({ metric = 'Viewed Product', profile: _, ...attributes }) => ({
                type: 'event',
                attributes: { properties: {}, ...attributes, metric: metricOf(metric) },
              })),
            },
          },
        })),
      },
    },
  },
});
