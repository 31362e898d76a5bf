import { MAX_BEACON_BYTES } from '../protocol/limits.js';
import { RECEIPT_QUERY } from '../protocol/paths.js';
import { findUnderWay } from './batch.js';
import type { Core } from './core.js';

/**
 * Hands what nobody answered to the browser, which sends it when the page is gone: one beacon per
 * person, the oldest events first. What does not fit, or is on its way already, waits for the next
 * page; a route that asked for patience gets none, and a browser that knows it is offline only
 * says that it took them.
 */
export const sayFarewell = (core: Core): void => {
  const { keeper, packEntries, sealParcel } = core;
  if (keeper.isGone) keeper.outbox.sleep();
  core.cancelLater?.();
  if (navigator.onLine !== false && keeper.pausedUntilMs < Date.now()) {
    const underWay = findUnderWay(keeper.doubts);
    let room = MAX_BEACON_BYTES - core.bytesUnderWay;
    let entries = [...keeper.own.values()]
      .map(({ entry }) => entry)
      .filter(({ event }) => !underWay.has(event.id));
    for (;;) {
      const packed = packEntries(entries, room);
      const parcel = sealParcel(packed, core.createId(), keeper.attempted);
      const blob = new Blob([parcel?.body ?? ''], { type: 'application/json' });
      room -= blob.size;
      if (!parcel || room < 0 || !navigator.sendBeacon?.(core.url + RECEIPT_QUERY, blob)) break;
      void core.note(parcel);
      entries = entries.slice(packed.length);
    }
  }
  keeper.bridge();
  core.nudge();
};
