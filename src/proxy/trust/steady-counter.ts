import { inTime } from '../in-time.js';
import { createWindowCounter, type WindowCounter } from '../window-counter.js';

/** A counter that says nothing for so long is done without. */
const PATIENCE_MS = 1_000;
/** And for so long it is not asked again: a page would wait for each question. */
const AWAY_MS = 10_000;

/** Counts elsewhere, and in this process while that place fails: no event waits for a count. */
export const createSteadyCounter = (
  elsewhere: WindowCounter | undefined,
  onError: (error: unknown) => void,
): WindowCounter => {
  const here = createWindowCounter();
  if (!elsewhere) return here;
  let awayUntilMs = 0;
  return {
    take: async (...what) => {
      if (Date.now() < awayUntilMs) return here.take(...what);
      try {
        const taken = await inTime(PATIENCE_MS, elsewhere.take(...what));
        // Taken at its word, it would hold everybody or keep all flows from starting.
        if (typeof taken?.isWithin !== 'boolean') throw new Error('no count');
        return taken;
      } catch (error) {
        awayUntilMs = Date.now() + AWAY_MS;
        onError(error);
        return here.take(...what);
      }
    },
  };
};
