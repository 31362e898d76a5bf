import { changeClock, showClock } from '../clock-change.js';
import type { Control } from './control.js';

const path = '/_sandbox/clock';

/** Shows the sandbox's clock and moves it: rate windows, retirements and time bounds follow. */
export const clockControls: readonly Control[] = [
  { method: 'GET', path, answer: ({ box }) => ({ status: 200, body: showClock(box.clock) }) },
  {
    method: 'POST',
    path,
    answer: ({ box, body }) => {
      changeClock(box.clock, body);
      box.feed.publish('clock');
      return { status: 200, body: showClock(box.clock) };
    },
  },
];
