import { test as base, expect, type Page } from '@playwright/test';
import { createSandbox } from '../dist/sandbox.js';
import { violations } from './support/violations.ts';

const HEADERS = {
  authorization: 'Klaviyo-API-Key pk_sandbox',
  revision: '2026-07-15',
  'content-type': 'application/vnd.api+json',
};

interface Box {
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

const test = base.extend<{ box: Box }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a function wants from its parameter.
  box: async ({}, use) => {
    const sandbox = await createSandbox({ port: 0, processingMs: 0, rateLimits: 0 });
    await use(createBox(sandbox.url));
    await sandbox.close();
  },
});

/** Something of everything the page can show. */
const fill = async ({ ask, send }: Box): Promise<void> => {
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

const row = (page: Page, text: string) =>
  page.getByRole('listitem').filter({ hasText: text }).getByRole('link').first();

const VIEWS = [
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

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 375]) {
    test(`has no accessibility violation in any view, ${colorScheme}, ${width} px wide`, async ({
      page,
      box,
    }) => {
      // Twenty-odd pages, each looked at by axe.
      test.slow();
      await fill(box);
      await box.ask('/_sandbox/clock', 'POST', { advanceMs: 1_000_000 });
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      const judge = async (place: string) => {
        expect(await violations(page), place).toEqual([]);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - innerWidth,
        );
        expect(overflow, `${place} scrolls sideways`).toBeLessThanOrEqual(0);
      };
      await page.goto(`${box.url}/`);
      await page.getByRole('button', { name: /^Clock/ }).click();
      await expect(page.getByRole('button', { name: 'Stop it' })).toBeVisible();
      await judge('clock');
      await page.getByRole('button', { name: /^Clock/ }).click();
      await box.ask('/_sandbox/faults', 'POST', { status: 503, path: '/api/lists' });
      await expect(page.getByText('One fault is switched on')).toBeVisible();
      for (const view of VIEWS) {
        await page.goto(`${box.url}/#/${view}`);
        const first = page.locator('.is-windowed .row-name').first();
        if (!['faults', 'behaviours', 'settings'].includes(view)) await expect(first).toBeVisible();
        else await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
        await judge(view);
        if (!(await first.isVisible())) continue;
        await first.click();
        await expect(page.getByRole('region', { name: 'Details' }).locator('h2')).toBeVisible();
        await judge(`${view}, details`);
      }
    });
  }
}

test('shows events as they arrive and finds them by word and by metric', async ({ page, box }) => {
  await page.goto(box.url);
  await expect(page.getByText('Waiting for the first event')).toBeVisible();
  await fill(box);

  await expect(row(page, 'Placed Order')).toBeVisible();
  await page.getByLabel('Filter events').fill('viewed bob');
  await expect(page.getByText('1 event found', { exact: true }).first()).toBeVisible();
  await page.getByLabel('Filter events').fill('');
  await page.getByRole('button', { name: /^Added to Cart/ }).click();
  await expect(page.getByText('1 event found', { exact: true }).first()).toBeVisible();
});

test('counts what arrives while it is paused, and shows it after', async ({ page, box }) => {
  await fill(box);
  await page.goto(box.url);
  await expect(row(page, 'Placed Order')).toBeVisible();
  await page.getByRole('button', { name: 'Pause' }).click();
  await box.send('Cancelled Order', { email: 'ada@example.com' });

  await expect(page.getByRole('button', { name: 'Show 1 new' })).toBeVisible();
  await expect(row(page, 'Cancelled Order')).toHaveCount(0);
  await page.getByRole('button', { name: 'Show 1 new' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.row:focus')).toContainText('Cancelled Order');
});

test('moves through 10,000 events by keyboard and holds few of them', async ({ page, box }) => {
  await box.sendMany(10_000);
  await page.goto(box.url);
  const focused = page.locator('.row:focus');
  const first = row(page, 'Tea 9999');
  await expect(first).toBeVisible();
  await first.focus();
  await page.keyboard.press('End');
  await expect(focused).toContainText('Tea 0');
  await expect(page.getByRole('listitem').filter({ has: focused })).toHaveAttribute(
    'aria-posinset',
    '10000',
  );
  await page.keyboard.press('ArrowUp');
  await expect(focused).toContainText('Tea 1');
  await expect(focused).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Home');
  await expect(focused).toContainText('Tea 9999');
  expect(await page.getByRole('listitem').count()).toBeLessThan(60);
});

test('keeps the focus and the place of a reader while events arrive', async ({ page, box }) => {
  await box.sendMany(200);
  await page.goto(box.url);
  await row(page, 'Tea 199').focus();
  for (let step = 0; step < 30; step++) await page.keyboard.press('ArrowDown');
  const focused = page.locator('.row:focus');
  await expect(focused).toContainText('Tea 169');
  const before = await focused.boundingBox();
  await box.send('Placed Order', { email: 'bob@example.com' });

  await expect(page.getByRole('button', { name: 'Show 1 new' })).toBeVisible();
  await expect(focused).toContainText('Tea 169');
  expect(await focused.boundingBox()).toEqual(before);
});

test('goes back to the row it came from', async ({ page, box }) => {
  await box.sendMany(100);
  await page.setViewportSize({ width: 375, height: 700 });
  await page.goto(box.url);
  await row(page, 'Tea 99').focus();
  for (let step = 0; step < 40; step++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Viewed Product' })).toBeVisible();
  await page.keyboard.press('Escape');

  await expect(page.locator('.row:focus')).toContainText('Tea 59');
  await expect(page.locator('.row:focus')).toBeInViewport();
});

test('tells in a graph and in a table who somebody is', async ({ page, box }) => {
  await fill(box);
  await page.goto(`${box.url}/#/people`);
  await row(page, 'ada@example.com').click();

  await expect(page.getByRole('img', { name: /How the identifiers came together/ })).toBeVisible();
  const table = page.getByRole('table', { name: 'How we know' });
  await expect(table.getByText('merged', { exact: true }).first()).toBeVisible();
  await expect(table.getByText('kept apart', { exact: true })).toBeVisible();
  await expect(table).toContainText('stayed with bob@example.com');
  await expect(page.getByRole('list', { name: /^Timeline/ })).toContainText('Placed Order');
});

test('marks what was wrong in the body, says how to fix it and sends it again', async ({
  page,
  box,
}) => {
  await fill(box);
  await page.goto(`${box.url}/#/refused`);
  await row(page, 'ISO 8601').click();

  await expect(page.locator('mark', { hasText: '"yesterday"' })).toContainText('← ');
  await expect(page.getByText('Write the number in E.164')).toBeVisible();
  await page.getByText('Fix and resend').click();
  const body = page.getByLabel('Body');
  const text = await body.inputValue();
  await body.fill(
    text
      .replace('"yesterday"', '"2026-07-15T10:00:00Z"')
      .replace(/"email": "\w+"/, '"email": "cleo@example.com"')
      .replace(/"phone_number": "\d+"/, '"phone_number": null'),
  );
  await page.getByRole('button', { name: 'Send to this sandbox' }).click();
  await expect(page.getByText('Taken: 202')).toBeVisible();
});

test('says why an event was dropped after its 202', async ({ page, box }) => {
  await fill(box);
  await page.goto(`${box.url}/#/dropped`);
  await row(page, 'duplicate').click();

  await expect(page.getByText('202, then dropped:')).toBeVisible();
  await page.getByRole('link', { name: /^event / }).click();
  await expect(page.getByRole('heading', { name: 'Viewed Product' })).toBeVisible();
});

test('warns on every view while a fault is on, and switches it off', async ({ page, box }) => {
  await page.goto(`${box.url}/#/faults`);
  await page.getByRole('button', { name: 'Switch on Outage' }).click();
  await expect(page.getByRole('button', { name: 'Switch off Outage' })).toBeVisible();
  expect((await box.send('Viewed Product', { email: 'ada@example.com' })).status).toBe(503);
  for (const view of VIEWS) {
    await page.goto(`${box.url}/#/${view}`);
    await expect(page.getByText('One fault is switched on')).toBeVisible();
  }
  await page.getByRole('button', { name: 'Switch off', exact: true }).click();
  await expect(page.getByText('One fault is switched on')).toHaveCount(0);
  expect((await box.send('Viewed Product', { email: 'ada@example.com' })).status).toBe(202);
});

test('switches on a fault put together by hand, and says what is wrong with one', async ({
  page,
  box,
}) => {
  await page.goto(`${box.url}/#/faults`);
  await page.getByLabel('Path starts with').fill('/api/events');
  await page.getByLabel('Status', { exact: true }).fill('200');
  const form = page.locator('form');
  await form.getByRole('button', { name: 'Switch on' }).click();
  await expect(form.getByRole('alert')).toContainText('400');
  await page.getByLabel('Status', { exact: true }).fill('500');
  await form.getByRole('button', { name: 'Switch on' }).click();
  await expect(page.getByText('Every request to /api/events…: answers 500')).toBeVisible();
});

test('moves the clock and back', async ({ page, box }) => {
  await page.goto(box.url);
  await page.getByRole('button', { name: /^Clock/ }).click();
  await page.getByRole('button', { name: 'Forward by 1 year' }).click();
  await expect(page.getByText('clock is not the real one')).toBeVisible();
  await page.getByRole('button', { name: 'Stop it' }).click();
  await expect(page.getByText('clock stands still')).toBeVisible();
  await page.locator('.banner').getByRole('button', { name: 'Back to the real time' }).click();
  await expect(page.locator('.banner')).toHaveCount(0);
});

test('forgets everything, but only when it is asked twice', async ({ page, box }) => {
  await fill(box);
  await page.goto(`${box.url}/#/settings`);
  const open = page.getByRole('button', { name: 'Reset the sandbox…' });
  await open.click();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: /^Events/ }).click();
  await expect(row(page, 'Placed Order')).toBeVisible();
  await page.getByRole('link', { name: 'Settings' }).click();
  await open.click();
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await expect(page.getByText('The sandbox is empty.')).toBeVisible();
  await page.getByRole('link', { name: /^Events/ }).click();
  await expect(page.getByText('Waiting for the first event')).toBeVisible();
});

test('shows how the API reads an event, and copies it as curl', async ({ page, box }) => {
  await fill(box);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(box.url);
  await row(page, 'Placed Order').click();
  await page.getByRole('button', { name: 'Ask the API' }).click();
  const answer = page.getByRole('region', { name: 'Answer of the API, status 200' });
  await expect(answer).toContainText('"event_properties"');
  await page.getByRole('button', { name: 'Copy as bulk curl' }).click();
  await expect(page.getByText('Copied')).toBeVisible();
  const curl = await page.evaluate(() => navigator.clipboard.readText());
  expect(curl).toContain('/api/event-bulk-create-jobs');
  expect(curl).toContain('pk_sandbox');
});

test('says so when the sandbox is gone', async ({ page }) => {
  const sandbox = await createSandbox({ port: 0 });
  await page.goto(sandbox.url);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await sandbox.close();
  await expect(page.getByText('The sandbox does not answer. Trying again…')).toBeVisible();
  const again = await createSandbox({ port: sandbox.port });
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await again.close();
});

test('loads nothing that its Content Security Policy does not allow', async ({ page, box }) => {
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) refused.push(message.text());
  });
  await fill(box);
  for (const view of VIEWS) {
    await page.goto(`${box.url}/#/${view}`);
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeAttached();
  }
  expect(refused).toEqual([]);
});

test('shows what a request asked for and leads to what came of it', async ({ page, box }) => {
  await fill(box);
  const filter = encodeURIComponent('greater-than(datetime,"2026-11-20T12:00:00Z")');
  await box.ask(`/api/events?filter=${filter}`, 'GET');
  await page.goto(`${box.url}/#/requests`);
  await row(page, '?filter=greater-than').click();
  await page.getByRole('link', { name: 'What was wrong, where, and how to fix it' }).click();
  await expect(page.getByText('stand in a filter without quotes').first()).toBeVisible();
  await expect(page.getByText('times and numbers without')).toBeVisible();
  await expect(page.locator('.hints li').first()).toContainText('A quoted time in a filter');

  await page.goto(`${box.url}/#/requests/1`);
  await page.getByRole('link', { name: 'Viewed Product' }).click();
  await expect(page.getByRole('heading', { name: 'Viewed Product' })).toBeVisible();
});

test('says how long a throttled request has to wait', async ({ page, box }) => {
  await box.ask('/_sandbox/faults', 'POST', { status: 429, retryAfterSeconds: 7 });
  await box.ask('/api/events', 'GET');
  await page.goto(`${box.url}/#/requests/1`);
  await expect(page.getByText('Retry-After: 7 seconds')).toBeVisible();
});

test('names the bounds of a time and the rule that Klaviyo has for them', async ({ page, box }) => {
  await box.send('Viewed Product', { email: 'ada@example.com' }, { time: '1980-01-01T00:00:00Z' });
  await page.goto(`${box.url}/#/refused`);
  await row(page, 'before the year').click();
  await expect(page.getByText('Send a time after 1990')).toBeVisible();
  await expect(page.locator('.hints li').first()).toContainText('Events lie after 1990');
});

test('says which fault lost an event and what to do', async ({ page, box }) => {
  await page.goto(`${box.url}/#/faults`);
  await page.getByRole('button', { name: 'Switch on Lost after 202' }).click();
  await expect(page.getByRole('button', { name: 'Switch off Lost after 202' })).toBeFocused();
  await expect(page.getByRole('button', { name: 'Switch off Lost after 202' })).toBeInViewport();
  await box.send('Viewed Product', { email: 'ada@example.com' });
  await page.goto(`${box.url}/#/dropped`);
  await row(page, 'lost-event').click();
  await expect(page.getByText('Switch the fault off, then send')).toBeVisible();
});

test('names the person in every row, however narrow the list', async ({ page, box }) => {
  await fill(box);
  await page.goto(box.url);
  const order = row(page, 'Placed Order');
  const person = order.getByText('ada@example.com').filter({ visible: true });
  await expect(person).toHaveCount(1);
  await order.click();
  await expect(person).toHaveCount(1);
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 375, height: 700 });
  await expect(person).toHaveCount(1);
});

test('says the year once it is another', async ({ page, box }) => {
  await fill(box);
  const year = new Date().getFullYear();
  await page.goto(box.url);
  await expect(row(page, 'Placed Order').locator('time')).not.toContainText(String(year));
  await page.getByRole('button', { name: /^Clock/ }).click();
  const field = page.getByLabel('Set it to');
  await expect(field).toHaveValue(new RegExp(`^${year}-`));
  await page.getByRole('button', { name: 'Forward by 1 year' }).click();
  await expect(row(page, 'Placed Order').locator('time')).toContainText(String(year));
  await expect(field).toHaveValue(new RegExp(`^${year + 1}-`));
  await field.fill('2031-02-03T04:05:06');
  await page.getByRole('button', { name: 'Forward by 1 day' }).click();
  await expect(field).toHaveValue('2031-02-03T04:05:06');
  await page.keyboard.press('Escape');
  await expect(field).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Clock/ })).toBeFocused();
});

test('goes from the filter to the first row by the arrow down', async ({ page, box }) => {
  await fill(box);
  await page.goto(box.url);
  await expect(row(page, 'Placed Order')).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.row:focus')).toHaveAttribute('data-position', /^\d+$/);
  await expect(page.getByRole('listitem').first()).toContainText(
    (await page.locator('.row:focus .row-name').textContent()) ?? '',
  );
});

test('shows a name in the graph as it is', async ({ page, box }) => {
  await box.send('Viewed Product', { anonymous_id: 'z1y2x3w4v5u6t7s8', external_id: 'customer-7' });
  await box.send('Viewed Product', { external_id: 'customer-7', email: 'grace@example.com' });
  await box.send('Viewed Product', {
    anonymous_id: 'z1y2x3w4v5u6t7s8',
    phone_number: '+15550001111',
  });
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${box.url}/#/people`);
  await row(page, 'grace@example.com').click();
  await expect(page.locator('.graph').getByText('grace@example.com').first()).toBeVisible();
  await expect(page.locator('.graph').getByText('…')).toHaveCount(0);
});

test('says so when nobody has an id', async ({ page, box }) => {
  await page.goto(`${box.url}/#/people/01NOBODY`);
  await expect(page.getByRole('heading', { name: 'Nobody has this id' })).toBeVisible();
});

test('changes every setting and lists the restricted keys', async ({ page, box }) => {
  await page.goto(`${box.url}/#/settings`);
  await expect(page.getByText('None: any key that starts with')).toBeVisible();
  await page.getByLabel('Usual revision').selectOption('2025-01-15');
  await page.getByLabel('Missing key').selectOption('400');
  await box.ask('/_sandbox/keys', 'POST', { key: 'pk_0123456789abcdef', scopes: ['events:read'] });
  await expect(page.getByRole('row', { name: '…cdef events:read' })).toBeVisible();
  const settings = await (await box.ask('/_sandbox/settings', 'GET')).json();
  expect(settings).toMatchObject({ usualRevision: '2025-01-15', missingKey: 400 });
});

test('leads from the requests to what webhooks were sent', async ({ page, box }) => {
  await page.goto(`${box.url}/#/requests`);
  await expect(page.getByText('No request yet')).toBeVisible();
  await expect(page.getByText('What webhooks were sent')).toHaveCount(0);
  await page.route('**/_sandbox/deliveries?limit=1', (route) => route.fulfill({ json: [{}] }));
  await page.reload();
  await expect(page.getByText('What webhooks were sent')).toBeVisible();
});

test('draws chips, tags and dialogs as its style sheets say', async ({ page, box }) => {
  await fill(box);
  await page.goto(box.url);
  await expect(page.locator('.row .chip').first()).toHaveCSS('display', 'grid');
  await expect(page.locator('.row .chip path').first()).toHaveCSS('fill', 'none');
  await page.goto(`${box.url}/#/settings`);
  await page.getByRole('button', { name: 'Reset the sandbox…' }).click();
  await expect(page.getByRole('dialog')).toHaveCSS('padding', '22.5px');
});
