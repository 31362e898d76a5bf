import type { Klaviyo } from '../klaviyo/index.js';
import type { WireEvent, WireVisitor } from '../protocol/wire.js';
import { accepted, type Delay, type Fate, fateOf, held, TOO_LATE } from './fate.js';
import { inParallel } from './in-parallel.js';
import { toEventAttributes, toEventProfile, toProfile } from './to-klaviyo.js';

/** A Worker may have six requests under way at once (Cloudflare, platform limits). */
const WIDTH = 6;

const send = async (klaviyo: Klaviyo, visitor: WireVisitor, event: WireEvent): Promise<Fate> => {
  const { id } = event;
  try {
    if ('metric' in event) {
      await klaviyo.createEvent({ ...toEventAttributes(event), profile: toEventProfile(visitor) });
    } else {
      const profile = toProfile(visitor, event);
      if (profile) await klaviyo.importProfile(profile);
    }
    return accepted(id);
  } catch (error) {
    return fateOf(id, error);
  }
};

/**
 * Sends events one by one. Klaviyo ignores a repeat here, so this is the lane for everything that
 * may have been sent before. After the first that has to wait, the rest waits with it.
 */
export const sendSingly = (
  klaviyo: Klaviyo,
  visitor: WireVisitor,
  events: readonly WireEvent[],
  deadlineMs: number,
): Promise<Fate[]> => {
  let delay: Delay | undefined;
  return inParallel(events, WIDTH, async (event) => {
    if (Date.now() > deadlineMs) delay ??= TOO_LATE;
    if (delay) return held(event.id, delay);
    const fate = await send(klaviyo, visitor, event);
    if ('delay' in fate) delay ??= fate.delay;
    return fate;
  });
};
