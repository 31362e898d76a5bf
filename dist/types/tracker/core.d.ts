import type { WireEvent } from '../protocol/wire.js';
import { type Parcel, packEntries, sealParcel } from './batch.js';
import type { Inspector } from './dispatch.js';
import { firstIdAt } from './event-id.js';
import { type Identity } from './identity.js';
import { type Keeper } from './keeper.js';
import { type Listeners } from './listeners.js';
import type { EventState, Storage, TrackerOptions } from './tracker.js';
/** What the parts of a tracker share, the ones that are loaded later included. */
export interface Core extends Listeners {
    /** Where batches go. */
    readonly url: string;
    readonly keeper: Keeper;
    readonly identity: Identity;
    /** What happened to this page's events, oldest first; once somebody has asked. */
    recent?: EventState[];
    /** What is on the wire and arrives even if the page is left now. */
    parcel?: Parcel | undefined;
    createId(timeMs?: number): string;
    /** Whether the visitor agrees, at this moment. */
    isOpen(): boolean;
    inspector(): Promise<Inspector>;
    packEntries: typeof packEntries;
    sealParcel: typeof sealParcel;
    firstIdAt: typeof firstIdAt;
    /** Keeps an event as the present visitor's. */
    keep(event: WireEvent, bytes: number): Promise<Storage>;
}
export declare const createCore: ({ route, debug }: TrackerOptions, isOpen: () => boolean, inspector: Core['inspector']) => Core;
