import type { TrackResult } from '../../dist/types/tracker/tracker.js';
import type { TestShop } from '../support/shop.ts';
import { expect } from './engine-test.ts';
import type { Tab } from './visitor.ts';

/** How a tab shows that it came back from the back/forward cache, and what was kept in a task that left. */
const NOTES = `<script>
  addEventListener('pageshow', ({ persisted }) => { globalThis.cameBack = persisted; });
</script>`;
const TAG = '<script async src="/q7f2/m.js"></script>';

declare global {
  /** Of a test's page: it was shown from the back/forward cache. */
  var cameBack: boolean | undefined;
}

/** An event that was kept. */
export interface Kept {
  id: string;
}

/** A page on which nothing tracks by itself. Gives its path. */
export const addTrackedPage = ({ pages }: TestShop, name = 'tracked'): string =>
  pages.add(name, NOTES + TAG);

/** Waits until the tab is at the path and its tracker is there and has opened what it keeps events in. */
export const ready = (tab: Tab, path: string): Promise<void> =>
  expect
    .poll(() =>
      tab
        .run(async () => {
          const tracker = globalThis.keepsend;
          if (!tracker || 'q' in tracker || (await tracker.inspect()).storage === 'none') return '';
          return location.pathname;
        })
        // Between two pages there is nobody to ask.
        .catch(() => ''),
    )
    .toBe(path);

/** Opens a page in another tab, tracker and all. */
export const openReady = async <T extends Tab>(
  visitor: { open(path: string): Promise<T> },
  path: string,
): Promise<T> => {
  const tab = await visitor.open(path);
  await ready(tab, path);
  return tab;
};

/** Tracks so many events, numbered, and waits until each is kept. */
export const track = (tab: Tab, label: string, count: number): Promise<TrackResult[]> =>
  tab.run(
    ([label, count]) =>
      Promise.all(
        Array.from({ length: count }, (_, number) =>
          keepsend.track('Tested', { label, number, at: Date.now() }),
        ),
      ),
    [label, count] as const,
  );

/**
 * Tracks so many events and goes elsewhere in the same task. The ids are noted in the tab's session
 * storage, for no promise of a page that is left resolves.
 */
export const trackAndGo = (tab: Tab, label: string, count: number, path: string): Promise<void> =>
  tab.run(
    ([label, count, path]) => {
      const ids: string[] = [];
      keepsend.on('tracked', ({ id }) => ids.push(id));
      for (let number = 0; number < count; number++) {
        void keepsend.track('Tested', { label, number, at: Date.now() });
      }
      sessionStorage.ids = ids.join();
      location.href = path;
    },
    [label, count, path] as const,
  );

/** The events that an earlier page of this tab tracked as it was left. */
export const keptBefore = async (tab: Tab): Promise<Kept[]> => {
  const ids: string = await tab.run(() => sessionStorage.ids);
  return ids.split(',').map((id) => ({ id }));
};

/** Waits until nothing is left to send. */
export const emptied = (tab: Tab): Promise<void> =>
  expect
    .poll(() => tab.run(async () => (await keepsend.inspect()).accounts.waiting), {
      timeout: 25_000,
    })
    .toBe(0);
