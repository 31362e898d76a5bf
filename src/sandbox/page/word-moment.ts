const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const dayOfYear = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });

/** A time as a clock shows it, with the day when that is not today, and its year when it is not this one. */
export const wordMoment = (then: Date, today: string): string => {
  if (then.toDateString() === today) return clock.format(then);
  const isThisYear = then.getFullYear() === new Date(today).getFullYear();
  return `${(isThisYear ? day : dayOfYear).format(then)}, ${clock.format(then)}`;
};
