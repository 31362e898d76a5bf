import { useToday } from './clock-context.js';
import { wordMoment } from './word-moment.js';

/** A time, as short as the sandbox's clock allows; the ISO form on hover. */
export const Moment = ({ at }: { at: string }) => {
  const { day, clock } = wordMoment(new Date(at), useToday());
  return (
    <time dateTime={at} title={at}>
      {day}
      {day === '' ? clock : <span class="of-day">, {clock}</span>}
    </time>
  );
};
