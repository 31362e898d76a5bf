import { expect } from '@playwright/test';
import { expectExactly } from '../support/expect-exactly.ts';
import type { TestShop } from '../support/shop.ts';

/** What has to come by itself, after a wait of ten seconds for answers that are not coming. */
const TIMEOUT_MS = 30_000;

/**
 * Waits for as many events, and claims that exactly these were recorded, by their labels, and no
 * other: each once, in its order, of one person and with the time of its call.
 */
export const expectDelivered = async (
  { sandbox }: TestShop,
  kept: { [label: string]: readonly { id: string }[] },
): Promise<void> => {
  const count = Object.values(kept).flat().length;
  const events = await sandbox.wait(count, 'Tested', TIMEOUT_MS);
  for (const [label, expected] of Object.entries(kept)) {
    const labelled = events.filter(({ properties }) => properties.label === label);
    expectExactly(labelled, expected, label);
  }
  expect(events).toHaveLength(count);
};
