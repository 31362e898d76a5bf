import { MAX_BEACON_BYTES } from '../protocol/limits.js';
import type { Parcel } from './batch.js';
import type { Core } from './core.js';

export interface Farewell {
  /** One beacon per person, the oldest events first; what does not fit waits for the next page. */
  say(): void;
  /** The visitor is back. Nobody read an answer to the beacons, so they count for nothing. */
  takeBack(): void;
}

/** Hands what nobody answered to the browser, which sends it when the page is gone. */
export const createFarewell = (core: Core): Farewell => {
  const handedOver = new Set<string>();
  const { keeper, packEntries, sealParcel } = core;
  return {
    say: () => {
      const { ids = [], body = '' } = core.parcel ?? ({} as Partial<Parcel>);
      let room = MAX_BEACON_BYTES - body.length;
      let entries = [...keeper.own.values()]
        .map(({ entry }) => entry)
        .filter(({ event }) => !handedOver.has(event.id) && !ids.includes(event.id));
      for (;;) {
        const packed = packEntries(entries, room);
        const parcel = sealParcel(packed, core.createId(), keeper.attempted);
        const blob = new Blob([parcel?.body ?? ''], { type: 'application/json' });
        room -= blob.size;
        if (!parcel || room < 0 || !navigator.sendBeacon?.(core.url, blob)) break;
        for (const id of parcel.ids) handedOver.add(id);
        void keeper.mark(parcel.ids.at(-1));
        entries = entries.slice(packed.length);
      }
      keeper.bridge();
    },
    takeBack: () => {
      handedOver.clear();
      keeper.bridge();
    },
  };
};
