import type { KeyOptions } from './access/keys.js';
import type { ClockChange } from './clock-change.js';
import type { EventQuery, WaitQuery } from './control/event-query.js';
import type { KnownProfile, RecordedDrop, RecordedEvent, RecordedReject, RecordedRequest } from './control/shown.js';
import type { FaultRequest } from './faults/fault-request.js';
import type { Settings } from './settings.js';
/** A running sandbox. After `close()` every member but `url`, `port` and `close` throws or rejects. */
export interface Sandbox {
    /** Base of its API and address of its page, without a slash at the end. */
    readonly url: string;
    /** The port it got. */
    readonly port: number;
    /** The recorded events, the newest last: all of them, or those of one metric or person. */
    events(query?: EventQuery): readonly RecordedEvent[];
    /** Resolves to the events once enough are recorded; rejects with what did not come in time. */
    wait(query?: WaitQuery): Promise<readonly RecordedEvent[]>;
    /** Every request to the API, the newest last. */
    requests(): readonly RecordedRequest[];
    /** What was refused and why, the newest last. */
    rejects(): readonly RecordedReject[];
    /** What was accepted and then not recorded, and why, the newest last. */
    drops(): readonly RecordedDrop[];
    /** The people and why each is who it is, whoever changed last first. */
    profiles(): readonly KnownProfile[];
    /** Forgets everything, faults included; settings, keys and clock are as they were at the start. */
    reset(): void;
    /** Records everything that was accepted and still waits; resolves when webhooks were told of it. */
    settle(): Promise<void>;
    /** Moves the clock: rate windows, retirements and time bounds follow. Throws when it cannot. */
    setClock(change: ClockChange): void;
    /** Changes the settings that are named. Throws when it cannot, and changes none. */
    setSettings(change: Partial<Settings>): void;
    /** Restricts or revokes a key. Throws when it cannot. */
    setKey(key: KeyOptions): void;
    /** Switches a fault on; returns what switches it off. Throws when it is none. */
    addFault(fault: FaultRequest): () => void;
    /** Ends every connection and closes the database; later calls do nothing. */
    close(): Promise<void>;
}
