import { createSandbox } from '../dist/sandbox.js';
import { expect, fill, row, test } from './support/box.ts';

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
