import { expect, fill, row, test, VIEWS } from './support/box.ts';

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
