import { expect, fill, row, test } from './support/box.ts';

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

test('names the person in every row, however narrow the list', async ({ page, box }) => {
  await fill(box);
  await page.goto(box.url);
  const order = row(page, 'Placed Order');
  const person = order.getByText('ada@example.com').filter({ visible: true });
  await expect(person).toHaveCount(1);
  await order.click();
  const details = page.getByRole('region', { name: 'Details' });
  await expect(details).toBeVisible();
  await expect(person).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(details).toBeHidden();
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

test('leads from the requests to what webhooks were sent', async ({ page, box }) => {
  await page.goto(`${box.url}/#/requests`);
  await expect(page.getByText('No request yet')).toBeVisible();
  await expect(page.getByText('What webhooks were sent')).toHaveCount(0);
  await page.route('**/_sandbox/deliveries?limit=1', (route) => route.fulfill({ json: [{}] }));
  await page.reload();
  await expect(page.getByText('What webhooks were sent')).toBeVisible();
});
