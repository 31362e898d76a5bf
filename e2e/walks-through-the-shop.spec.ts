import type { Page } from '@playwright/test';
import { expect, test } from './support/shop.ts';

const openPanel = async (page: Page): Promise<void> => {
  // Until its script runs, the button says nothing of the panel.
  await page.locator('#panel[data-state=ready]').waitFor();
  const toggle = page.locator('#panel-toggle');
  if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click();
};

const buy = async (page: Page): Promise<void> => {
  await page.goto('/');
  await page.locator('#search-term').fill('tea');
  await page.locator('#search-term').press('Enter');
  await page.waitForURL('**/search?q=tea');
  await page.goto('/products/low-cloud');
  await page.getByRole('button', { name: 'Add to cart' }).click();
  await page.goto('/cart');
  await page.locator('#go-to-checkout').click();
  await page.waitForURL('**/checkout*');
};

test('records a visit from the first search to the order, each step once and all of one person', async ({
  page,
  shop,
}) => {
  const startMs = Date.now();
  await buy(page);
  await page.locator('#email').fill('ada@example.com');
  await page.locator('#phone').fill('+49 171 5550123');
  await page.getByRole('button', { name: 'Continue to delivery' }).click();
  await page.locator('#first-name').fill('Ada');
  await page.locator('#last-name').fill('Lovelace');
  await page.getByRole('button', { name: 'Continue to payment' }).click();
  await page.getByRole('button', { name: 'Continue to review' }).click();
  await page.getByRole('button', { name: 'Place order' }).click();
  await page.waitForURL('**/checkout/thanks*');

  await shop.sandbox.wait(6);
  await expect
    .poll(async () => (await shop.sandbox.events()).map(({ metric }) => metric).sort())
    .toEqual([
      'Added to Cart',
      'Identified',
      'Placed Order',
      'Started Checkout',
      'Submitted Search',
      'Viewed Product',
    ]);
  const events = await shop.sandbox.events();
  const of = (metric: string) => events.find((event) => event.metric === metric);

  expect(of('Submitted Search')?.properties).toMatchObject({ 'Search Term': 'tea' });
  expect(of('Viewed Product')?.properties).toMatchObject({
    ProductID: '1002',
    ProductName: expect.any(String),
    Price: expect.any(Number),
    CompareAtPrice: expect.any(Number),
    ImageURL: `${shop.shopUrl}/assets/products/low-cloud.svg`,
    URL: `${shop.shopUrl}/products/low-cloud`,
    Categories: expect.any(Array),
  });
  const price = of('Viewed Product')?.properties.Price;
  expect(of('Added to Cart')).toMatchObject({
    value: price,
    value_currency: 'EUR',
    properties: {
      AddedItemProductID: '1002',
      AddedItemQuantity: 1,
      ItemNames: [expect.any(String)],
    },
  });
  expect(of('Added to Cart')?.properties.Items).toMatchObject([
    { ProductID: '1002', Quantity: 1, RowTotal: price },
  ]);
  expect(of('Started Checkout')).toMatchObject({
    value: price,
    properties: { CheckoutURL: expect.stringContaining('/checkout') },
  });
  expect(of('Started Checkout')?.properties).not.toHaveProperty('$event_id');
  const order = new URL(page.url()).searchParams.get('order');
  expect(of('Placed Order')).toMatchObject({
    value: price,
    unique_id: order,
    properties: { OrderId: order },
    profile: { email: 'ada@example.com', phone_number: '+491715550123' },
  });
  for (const { time_sent: time } of events) {
    expect(Date.parse(time)).toBeGreaterThanOrEqual(startMs - 1);
    expect(Date.parse(time)).toBeLessThanOrEqual(Date.now());
  }
  // The shop's server knew the e-mail address alone, the page the anonymous past: they are one.
  expect(new Set(events.map(({ profile }) => profile.id)).size).toBe(1);
});

test('joins the visit to the newsletter’s subscriber before and after', async ({ page, shop }) => {
  await page.goto('/products/first-light');
  await shop.sandbox.wait(1, 'Viewed Product');
  await page.locator('#newsletter-email').fill('ada@example.com');
  await page.getByRole('button', { name: 'Sign up' }).click();
  await expect(page.locator('#newsletter-answer')).not.toBeEmpty();
  await page.goto('/products/terrace-pot');
  const events = await shop.sandbox.wait(2, 'Viewed Product');
  expect(events.map(({ profile }) => profile.email)).toEqual([
    'ada@example.com',
    'ada@example.com',
  ]);
  expect(new Set(events.map(({ profile }) => profile.id)).size).toBe(1);
});

test('shows the way of an event in the panel, offline and online again', async ({ page, shop }) => {
  await page.goto('/about');
  await openPanel(page);
  await expect(page.locator('#panel-waiting')).toHaveText('0');
  await page.getByRole('button', { name: 'Go offline' }).click();
  await expect(page.locator('#panel-offline')).toBeVisible();
  await page.evaluate(() => keepsend.track('Tested', { label: 'panel' }));
  await expect(page.locator('#panel-waiting')).toHaveText('1');
  await page.getByRole('button', { name: 'Go online' }).click();
  await shop.sandbox.wait(1, 'Tested');
  await expect(page.locator('#panel-waiting')).toHaveText('0');
  await expect(page.locator('#panel-accepted')).toHaveText('1');
});

test('shows in the panel what happened on the page from its first event on', async ({ page }) => {
  await page.goto('/products/low-cloud');
  await openPanel(page);
  const first = page.locator('#panel-events > li').last();
  await expect(first).toContainText('Viewed Product');
  await expect(first).toHaveAttribute('data-state', 'accepted');
});

test('arrives from an e-mail by the panel’s button as its reader', async ({ page, shop }) => {
  await page.goto('/about');
  await openPanel(page);
  await page.locator('#panel-email').fill('reader@example.com');
  await page.getByRole('button', { name: 'Arrive from an e-mail' }).click();
  await page.waitForURL('**/?_kx=*');
  await page.evaluate(() => keepsend.track('Tested'));
  const [event] = await shop.sandbox.wait(1, 'Tested');
  expect(event?.profile.email).toBe('reader@example.com');
});
