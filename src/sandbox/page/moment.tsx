const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

/** A time as a clock shows it, with the day when it is not today; the ISO form on hover. */
export const Moment = ({ at }: { at: string }) => {
  const then = new Date(at);
  const isToday = then.toDateString() === new Date().toDateString();
  return (
    <time dateTime={at} title={at}>
      {isToday ? clock.format(then) : `${day.format(then)}, ${clock.format(then)}`}
    </time>
  );
};
