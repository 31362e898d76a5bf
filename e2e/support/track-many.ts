import type { Page } from '@playwright/test';

/** Tracks `count` events named after `label`, with a text of `size`, and gives what the tracker answered. */
export const trackMany = (page: Page, label: string, count: number, size = 0) =>
  page.evaluate(
    ([label, count, size]) =>
      Promise.all(
        Array.from({ length: count }, (_, number) =>
          keepsend.track('Tested', {
            label,
            number,
            at: Date.now(),
            text: 'x'.repeat(size),
          }),
        ),
      ),
    [label, count, size] as const,
  );

/** Collects what is thrown into the page and caught by nobody. */
export const watchErrors = (page: Page): string[] => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  return errors;
};
