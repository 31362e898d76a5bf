import type { Scenario } from './scenario.ts';

/** What a page is told to call. */
export type Step =
  | { call: 'track'; number: number; paddingBytes: number }
  | { call: 'identify'; email: string }
  | { call: 'reset' };

const PADDING_BYTES = { small: 10, '5 KB': 5_000 };

export const addressOf = (visitor: string, who: string): string => `${visitor}-${who}@example.com`;

export const planTracks = (count: number, size: Scenario['size'], first = 0): Step[] =>
  Array.from({ length: count }, (_, index) => ({
    call: 'track',
    number: first + index,
    paddingBytes: PADDING_BYTES[size],
  }));

/** The calls of the page that dies. */
export const planSteps = (
  { events, size, person }: Pick<Scenario, 'events' | 'size' | 'person'>,
  visitor: string,
): Step[] => {
  const tracks = planTracks(events, size);
  const half = Math.ceil(events / 2);
  const [before, after] = [tracks.slice(0, half), tracks.slice(half)];
  const first: Step = { call: 'identify', email: addressOf(visitor, 'first') };
  const other: Step = { call: 'identify', email: addressOf(visitor, 'other') };
  const plans: { [Name in Scenario['person']]: Step[] } = {
    'nobody known': tracks,
    'identified before': [first, ...tracks],
    'identified after': [...tracks, first],
    'identified between': [...before, first, ...after],
    'reset between': [first, ...before, { call: 'reset' }, ...after],
    'another between': [first, ...before, other, ...after],
  };
  return plans[person];
};
