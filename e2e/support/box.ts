import { test as base, type Page } from '@playwright/test';
import { createSandbox } from '../../dist/sandbox.js';

const HEADERS = {
  authorization: 'Klaviyo-API-Key pk_sandbox',
  revision: '2026-07-15',
  'content-type': 'application/vnd.api+json',
};

/** A sandbox with what tests ask and send. */
export interface Box {
  readonly url: string;
  ask(path: string, method?: string, body?: unknown): Promise<Response>;
  send(metric: string, profile: object, attributes?: object): Promise<Response>;
  sendMany(count: number): Promise<void>;
}

const metricOf = (name: string) => ({ data: { type: 'metric', attributes: { name } } });
const profileOf = (attributes: object) => ({ data: { type: 'profile', attributes } });

const createBox = (url: string): Box => {
  const ask = (path: string, method = 'POST', body?: unknown) =>
    fetch(url + path, {
      method,
      headers: HEADERS,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  return {
    url,
    ask,
    send: (metric, profile, attributes = {}) => {
      const event = {
        properties: {},
        ...attributes,
        metric: metricOf(metric),
        profile: profileOf(profile),
      };
      return ask('/api/events', 'POST', { data: { type: 'event', attributes: event } });
    },
    sendMany: async (count) => {
      for (let from = 0; from < count; from += 1_000) {
        const events = Array.from({ length: Math.min(1_000, count - from) }, (_, index) => ({
          type: 'event',
          attributes: {
            properties: { ProductName: `Tea ${from + index}` },
            metric: metricOf('Viewed Product'),
            unique_id: `many-${from + index}`,
          },
        }));
        const group = {
          profile: profileOf({ email: 'ada@example.com' }),
          events: { data: events },
        };
        const groups = { data: [{ type: 'event-bulk-create', attributes: group }] };
        await ask('/api/event-bulk-create-jobs', 'POST', {
          data: { type: 'event-bulk-create-job', attributes: { 'events-bulk-create': groups } },
        });
      }
    },
  };
};

/** A sandbox of its own for each test. */
export const test = base.extend<{ box: Box }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a function wants from its parameter.
  box: async ({}, use) => {
    const sandbox = await createSandbox({ port: 0, processingMs: 0, rateLimits: 0 });
    await use(createBox(sandbox.url));
    await sandbox.close();
  },
});

/** Something of everything the page can show. */
export const fill = async ({ ask, send }: Box): Promise<void> => {
  await send('Viewed Product', { anonymous_id: 'a1b2c3d4e5f6g7h8' }, { value: 24, unique_id: '1' });
  await send('Added to Cart', { anonymous_id: 'a1b2c3d4e5f6g7h8', email: 'ada@example.com' });
  await send('Viewed Product', { anonymous_id: 'z1y2x3w4v5u6t7s8' }, { unique_id: '2' });
  await send('Viewed Product', { anonymous_id: 'z1y2x3w4v5u6t7s8', email: 'ada@example.com' });
  await send('Viewed Product', { email: 'bob@example.com', phone_number: '+15550001111' });
  await send('Placed Order', { email: 'ada@example.com', phone_number: '+15550001111' });
  await send('Viewed Product', { anonymous_id: 'a1b2c3d4e5f6g7h8' }, { unique_id: '1' });
  await send('Viewed Product', { email: 'nobody', phone_number: '0151' }, { time: 'yesterday' });
  const list = { type: 'list', attributes: { name: 'Newsletter' } };
  await ask('/api/lists', 'POST', { data: list });
};

/** What the page's address can name. */
export const VIEWS = [
  'events',
  'people',
  'refused',
  'dropped',
  'requests',
  'faults',
  'resources',
  'behaviours',
  'settings',
];

/** The link of the first row that holds the text. */
export const row = (page: Page, text: string) =>
  page.getByRole('listitem').filter({ hasText: text }).getByRole('link').first();

export { expect } from '@playwright/test';
