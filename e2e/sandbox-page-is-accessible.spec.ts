import { expect, fill, row, test, VIEWS } from './support/box.ts';
import { violations } from './support/violations.ts';

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

test('draws chips, tags and dialogs as its style sheets say', async ({ page, box }) => {
  await fill(box);
  await page.goto(box.url);
  await expect(page.locator('.row .chip').first()).toHaveCSS('display', 'grid');
  await expect(page.locator('.row .chip path').first()).toHaveCSS('fill', 'none');
  await page.goto(`${box.url}/#/settings`);
  await page.getByRole('button', { name: 'Reset the sandbox…' }).click();
  await expect(page.getByRole('dialog')).toHaveCSS('padding', '22.5px');
});
