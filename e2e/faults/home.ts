import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium } from '@playwright/test';
import { killBrowser, launchOptions } from '../support/browser.ts';

/** Where a visitor's browser keeps what outlives its pages. */
export interface Home {
  /** The browser, as it runs now. */
  enter(): Promise<BrowserContext>;
  /** Ends the browser's process; only one that has a process of its own. */
  kill(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  remove(): Promise<void>;
}

/** A corner of a browser that many share. */
export const shareHome = (browser: Browser): Home => {
  let context: BrowserContext | undefined;
  return {
    enter: async () => {
      context ??= await browser.newContext();
      return context;
    },
    kill: () => Promise.reject(new Error('Others live here too')),
    remove: async () => context?.close(),
  };
};

/** A browser with a profile of its own, started again when it was killed. */
export const ownHome = (): Home => {
  const profile = mkdtempSync(join(tmpdir(), 'keepsend-fault-'));
  let context: BrowserContext | undefined;
  return {
    enter: async () => {
      context ??= await chromium.launchPersistentContext(profile, launchOptions);
      return context;
    },
    kill: async (signal) => {
      const dying = context;
      context = undefined;
      const closed = new Promise((resolve) => dying?.once('close', resolve));
      killBrowser(profile, signal);
      await closed;
      await dying?.close().catch(() => {});
    },
    remove: async () => {
      await context?.close().catch(() => {});
      rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
};
