import type { Klaviyo } from '../klaviyo/index.js';
import type { WireEvent, WireVisitor } from '../protocol/wire.js';
import { accepted, type Delay, type Fate, fateOf, held } from './fate.js';
import { inParallel } from './in-parallel.js';
import { toEventAttributes, toEventProfile, toProfile } from './to-klaviyo.js';

/** A Worker may have six requests under way at once (Cloudflare, platform limits). */
const WIDTH = 6;
/** A page waits half a minute for its answer: what is not begun by then is held. */
const DEADLINE_MS = 15_000;

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
): Promise<Fate[]> => {
  const deadlineMs = Date.now() + DEADLINE_MS;
  let delay: Delay | undefined;
  return inParallel(events, WIDTH, async (event) => {
    if (Date.now() > deadlineMs) delay ??= { retryAfterMs: 0, status: 0, code: 'deadline' };
    if (delay) return held(event.id, delay);
    const fate = await send(klaviyo, visitor, event);
    if ('delay' in fate) delay ??= fate.delay;
    return fate;
  });
};
