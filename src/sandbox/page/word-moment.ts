const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const dayOfYear = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });

/** A time in words. */
export interface WordedMoment {
  /** Empty when it is today, with its year when it is not this one. */
  readonly day: string;
  readonly clock: string;
}

/** A time as somebody would say it on the day `today`. */
export const wordMoment = (then: Date, today: string): WordedMoment => {
  const isToday = then.toDateString() === today;
  const isThisYear = then.getFullYear() === new Date(today).getFullYear();
  const words = (isThisYear ? day : dayOfYear).format(then);
  return { day: isToday ? '' : words, clock: clock.format(then) };
};
