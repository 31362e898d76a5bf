import { useToday } from './clock-context.js';
import { wordMoment } from './word-moment.js';

/** A time, as short as the sandbox's clock allows; the ISO form on hover. */
export const Moment = ({ at }: { at: string }) => (
  <time dateTime={at} title={at}>
    {wordMoment(new Date(at), useToday())}
  </time>
);
