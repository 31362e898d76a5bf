import { Builder, type WebDriver } from 'selenium-webdriver';
import chrome from 'selenium-webdriver/chrome.js';
import { findChromedriver } from '../../../tools/find-browser.ts';
import type { TestShop } from '../../support/shop.ts';
import { test as engineTest, expect } from '../engine-test.ts';

/** Any other tool that drives Chromium switches prerendering off. */
const test = engineTest.extend<{ driver: WebDriver }>({
  driver: async ({ launchOptions: { args = [], executablePath } }, use) => {
    const options = new chrome.Options();
    options.addArguments('--headless', ...args);
    if (executablePath) options.setChromeBinaryPath(executablePath);
    const service = new chrome.ServiceBuilder(findChromedriver());
    const driver = await new Builder()
      .forBrowser('chrome')
      .setChromeOptions(options)
      .setChromeService(service)
      .build();
    await use(driver);
    await driver.quit();
  },
});

const TAG = '<script src="/q7f2/m.js"></script>';
/** Tracks at once, as a product's page does, and says so where the test can hear it. */
const EAGER = `${TAG}<script>
  keepsend.track('Tested', { label: 'ahead', number: 0, at: Date.now() });
  fetch('/q7f2/was-prerendered?' + document.prerendering);
</script>`;

/** A page that the browser loads ahead from another one. Gives both paths, and what was asked for. */
const addPages = ({ intercept, pages }: TestShop) => {
  const ahead = pages.add('ahead', EAGER);
  const rules = { prerender: [{ source: 'list', urls: [ahead], eagerness: 'immediate' }] };
  const start = pages.add(
    'start',
    `${TAG}<script type="speculationrules">${JSON.stringify(rules)}</script>`,
  );
  const requests: string[] = [];
  intercept(async ({ method, url }) => {
    requests.push(`${method} ${url}`);
    return false;
  });
  return { ahead, start, requests };
};

test('sends nothing from a prerendered page that nobody comes to see', async ({ driver, shop }) => {
  const { start, requests } = addPages(shop);
  await driver.get(shop.shopUrl + start);
  await expect.poll(() => requests).toContain('GET /q7f2/was-prerendered?true');
  await driver.executeScript(() => void keepsend.track('Seen'));
  const [seen] = await shop.sandbox.wait(1, 'Seen');
  expect(await shop.sandbox.events()).toEqual([seen]);
  expect(requests.filter((request) => request.startsWith('POST'))).toHaveLength(1);
});

test('tracks on a prerendered page from the moment somebody sees it', async ({ driver, shop }) => {
  const { ahead, start, requests } = addPages(shop);
  await driver.get(shop.shopUrl + start);
  await expect.poll(() => requests).toContain('GET /q7f2/was-prerendered?true');
  await driver.executeScript((path: string) => {
    location.href = path;
  }, ahead);
  const [event] = await shop.sandbox.wait(1, 'Tested');
  const seenMs = await driver.executeScript<number>(() => {
    const [navigation] = performance.getEntriesByType('navigation');
    const { activationStart } = navigation as unknown as { activationStart: number };
    return activationStart && performance.timeOrigin + activationStart;
  });
  expect(seenMs).toBeGreaterThan(0);
  expect(Date.parse(event?.time_sent ?? '')).toBeGreaterThanOrEqual(Math.floor(seenMs));
  expect(await shop.sandbox.events('Tested')).toHaveLength(1);
});
