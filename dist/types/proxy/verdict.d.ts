import type { WireEvent, WireResult } from '../protocol/wire.js';
/** Why one event is refused. */
export interface Rejection {
    rejection: WireResult;
}
/** An event as it may go on, or why it may not. */
export type Verdict = {
    event: WireEvent;
} | Rejection;
/**
 * `detail` says what to do and never repeats what came; a pointer names a field as whoever sent it did,
 * which may be an address.
 */
export declare const reject: (id: string, code: string, pointer: string, detail: string) => Rejection;
