import { expect, test } from './support/shop.ts';
import { violations } from './support/violations.ts';

const SHOP_PAGES = [
  '/',
  '/collections/tea',
  '/products/low-cloud',
  '/search?q=tea',
  '/cart',
  '/checkout',
  '/about',
  '/nowhere',
];

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 375]) {
    test(`has no accessibility violation in the shop, ${colorScheme}, ${width} px wide`, async ({
      page,
    }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      for (const path of SHOP_PAGES) {
        await page.goto(path);
        expect(await violations(page), path).toEqual([]);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - innerWidth,
        );
        expect(overflow, `${path} scrolls sideways`).toBeLessThanOrEqual(0);
      }
    });

    test(`has no accessibility violation in the sandbox, ${colorScheme}, ${width} px wide`, async ({
      page,
      shop,
    }) => {
      await page.goto('/products/low-cloud');
      await page.evaluate(() => keepsend.identify({ email: 'ada@example.com' }));
      await shop.sandbox.wait(1, 'Viewed Product');
      // Half-way through a transition every colour is another one.
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 800 });
      await page.goto(shop.sandboxUrl);
      const row = page.getByRole('listitem').filter({ hasText: 'Viewed Product' });
      await expect(row.getByRole('link')).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await row.getByRole('link').click();
      await expect(page.getByRole('region', { name: 'Details' })).toBeVisible();
      expect(await violations(page)).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    });
  }
}
