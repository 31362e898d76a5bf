import { setTimeout as sleep } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';
import { launchOptions } from '../e2e/support/browser.ts';
import { findChromium } from '../tools/find-browser.ts';
import { SETTLE_MS, type Stage, VISIT_MS } from './stage.ts';

const EVENTS = 5;

/** A tab really hidden behind another, which Playwright never shows a page: so by Puppeteer. */
export const leavePageHidden = async ({ collector }: Stage): Promise<void> => {
  const browser = await puppeteer.launch({
    executablePath: findChromium() ?? '',
    args: launchOptions.args ?? [],
  });
  try {
    const page = await browser.newPage();
    await page.goto(collector.url);
    await page.evaluate(() => bench.ready);
    await sleep(SETTLE_MS);
    const other = await browser.newPage();
    await page.bringToFront();
    await sleep(200);
    await page.evaluate((events) => {
      for (let n = 0; n < events; n += 1) bench.track(`bench-${n}`);
    }, EVENTS);
    await other.bringToFront();
    await sleep(2_000);
    await page.bringToFront();
    await sleep(VISIT_MS);
  } finally {
    await browser.close();
  }
};
