const ISO =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/i;

const isCalendarDay = (day: string) => {
  const parsed = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day);
};

/** Milliseconds since 1970; UTC where no offset is given (assumed). */
export const parseMoment = (text: string): number | undefined => {
  const [, day, clock = '00:00', offset = 'Z'] = ISO.exec(text) ?? [];
  if (day === undefined || !isCalendarDay(day)) return undefined;
  const zone = /^[+-]\d{4}$/.test(offset) ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset;
  const milliseconds = Date.parse(`${day}T${clock}${zone.toUpperCase()}`);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
};

/** Seconds since 1970, the fraction cut off as Klaviyo does. */
export const parseEventTime = (text: string): number | undefined => {
  const milliseconds = parseMoment(text);
  return milliseconds === undefined ? undefined : Math.floor(milliseconds / 1000);
};

/** The time as Klaviyo writes it: to the second, with the offset spelled out. */
export const formatEventTime = (seconds: number): string =>
  new Date(seconds * 1000).toISOString().replace('.000Z', '+00:00');

const oneYearAfter = (now: number) => {
  const then = new Date(now);
  then.setUTCFullYear(then.getUTCFullYear() + 1);
  return Math.floor(then.getTime() / 1000);
};

/** Why a time is refused, or nothing. `now` is in milliseconds. */
export const timeProblem = (
  text: string,
  earliestYear: number,
  now: number,
): string | undefined => {
  const seconds = parseEventTime(text);
  if (seconds === undefined) return `'${text.slice(0, 40)}' is not an ISO 8601 date and time.`;
  if (seconds < Date.UTC(earliestYear) / 1000)
    return `The time is before the year ${earliestYear}.`;
  if (seconds > oneYearAfter(now)) return 'The time is more than a year in the future.';
  return undefined;
};
