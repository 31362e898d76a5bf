import { type Finding, fail, ok, skip, warn } from './finding.js';

/** As much as the route allows a visitor's clock before it corrects an event's time. */
const TOLERANCE_MS = 60_000;

/** How far clocks are ahead of this machine's, in milliseconds. */
export interface Clocks {
  route?: number | undefined;
  klaviyo?: number | undefined;
}

const inWords = (ms: number): string => {
  const seconds = Math.round(Math.abs(ms) / 1_000);
  const text =
    seconds < 120
      ? `${seconds} s`
      : seconds < 7_200
        ? `${Math.round(seconds / 60)} min`
        : `${Math.round(seconds / 3_600)} h`;
  return `${text} ${ms > 0 ? 'ahead of' : 'behind'}`;
};

const isOff = (ms: number): boolean => Math.abs(ms) > TOLERANCE_MS;

/** The route dates events by its own clock where a visitor's is wrong, so its own must be right. */
export const checkClock = ({ route, klaviyo }: Clocks): Finding => {
  const known = [route, klaviyo].filter((ms) => ms !== undefined);
  if (!known.length) return skip('clock', 'nobody said what time it is');
  if (route !== undefined && klaviyo !== undefined && isOff(route - klaviyo))
    return fail(
      'clock',
      `the route's clock is ${inWords(route - klaviyo)} Klaviyo's`,
      'Set the clock of its machine, by NTP: it corrects the times of events',
    );
  const [ms = 0] = known;
  const other = route === undefined ? "Klaviyo's" : "the route's";
  if (isOff(ms))
    return warn(
      'clock',
      `this machine's clock is ${inWords(-ms)} ${other}`,
      'Set the clock of this machine, by NTP; of the route itself it says nothing',
    );
  return ok('clock', `this machine's clock and ${other} agree within a minute`);
};
