import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from '@playwright/test';
import type { Peer } from './peers.ts';
import type { Wire } from './results.ts';
import { trackIn, withStage } from './stage.ts';

/** Between two events of a page's life. */
const PACE_MS = 100;

/** Whatever goes to the endpoint; scripts are counted elsewhere. */
const isTraffic = ({ what }: { what: string }): boolean => !/\.js$/.test(what);

/** Requests and body bytes of so many events tracked over a page's life, the page closed after. */
export const measureWire = (peer: Peer, events: number, browser: Browser): Promise<Wire> =>
  withStage(peer, events, browser, async (stage) => {
    const page = await stage.open();
    for (let n = 0; n < events; n += 1) {
      await trackIn(page, 1, { from: n });
      await sleep(PACE_MS);
    }
    await sleep(3_000);
    await page.close();
    await sleep(1_000);
    const traffic = stage.collector.seen.filter(isTraffic);
    return {
      requests: traffic.length,
      bytes: traffic.reduce((sum, { bytes }) => sum + bytes, 0),
    };
  });
