import type { WireVisitor } from '../protocol/wire.js';
/** A batch whose frame is sound; its events are not checked yet. */
export interface ReceivedBatch {
    batch: string;
    sentAtMs: number;
    visitor: WireVisitor;
    events: {
        id: string;
        [key: string]: unknown;
    }[];
    isResend: boolean;
    dropped: {
        [reason: string]: number;
    };
}
/** @throws {Refusal} 400 when the frame is not a batch, 409 when it is one of another version. */
export declare const readBatch: (body: unknown) => ReceivedBatch;
