import type { Json } from './wire.js';
/** Refuses anything but a plain object. */
export declare const demandObject: (value: unknown, pointer: string) => void;
/**
 * A deep copy of a plain JSON object, so that what the caller changes afterwards changes nothing here.
 * @throws {Problem} with the place of the first value that JSON cannot carry or a limit forbids; a
 * structure that contains itself is `too_deep`.
 */
export declare const copyJson: (value: unknown, pointer: string) => {
    [key: string]: Json;
};
