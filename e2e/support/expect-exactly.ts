import { expect } from '@playwright/test';
import type { RecordedEvent } from './sandbox-view.ts';

/**
 * Claims that exactly these events were recorded: each once, of one person, in their order and with
 * the time of their call.
 */
export const expectExactly = (
  events: readonly RecordedEvent[],
  kept: readonly { id: string }[],
  label: string,
): void => {
  const inOrder = [...events].sort((a, b) => (a.unique_id < b.unique_id ? -1 : 1));
  expect(inOrder.map(({ unique_id }) => unique_id)).toEqual(kept.map(({ id }) => id));
  expect(inOrder.map(({ properties }) => properties.number)).toEqual(
    kept.map((_, number) => number),
  );
  expect(inOrder.every(({ properties }) => properties.label === label)).toBe(true);
  expect(new Set(inOrder.map(({ profile }) => profile.id)).size).toBe(1);
  for (const { properties, time, time_sent } of inOrder) {
    const trackedMs = Number(properties.at);
    expect(Math.abs(Date.parse(time_sent) - trackedMs)).toBeLessThanOrEqual(50);
    expect(Date.parse(time)).toBe(Math.floor(Date.parse(time_sent) / 1000) * 1000);
  }
};
