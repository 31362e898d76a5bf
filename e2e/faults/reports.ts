import type { BrowserContext } from '@playwright/test';
import { REPORT, type Report } from './play.ts';

/** What was heard of a visitor's pages, in its order. */
export interface Reports {
  readonly all: readonly Report[];
  listen(context: BrowserContext): void;
  /** Resolves to whether it was heard in time. */
  heard(isIt: (report: Report) => boolean, timeoutMs: number): Promise<boolean>;
}

export const createReports = (): Reports => {
  const all: Report[] = [];
  let ears: ((report: Report) => void)[] = [];
  return {
    all,
    listen: (context) => {
      context.on('console', (message) => {
        const text = message.text();
        if (!text.startsWith(REPORT)) return;
        const report = JSON.parse(text.slice(REPORT.length)) as Report;
        all.push(report);
        for (const ear of ears) ear(report);
      });
    },
    heard: (isIt, timeoutMs) =>
      new Promise((resolve) => {
        if (all.some(isIt)) return resolve(true);
        const end = (wasHeard: boolean): void => {
          clearTimeout(timer);
          ears = ears.filter((one) => one !== ear);
          resolve(wasHeard);
        };
        const ear = (report: Report): void => {
          if (isIt(report)) end(true);
        };
        const timer = setTimeout(end, timeoutMs, false);
        ears.push(ear);
      }),
  };
};
