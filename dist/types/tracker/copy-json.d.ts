import type { Json } from '../protocol/wire.js';
/** Refuses anything but a plain object. */
export declare const demandObject: (value: unknown, pointer: string) => void;
/**
 * A deep copy of plain JSON, so that what the caller changes afterwards changes nothing here. Only
 * judges what could not travel at all; what Klaviyo refuses is the route's to say, save for the
 * number of properties, the limit that is met by mistake.
 * @throws {Problem} with the place of the first value that cannot be carried; a structure that
 * contains itself is `too_deep`.
 */
export declare const copyJson: (value: unknown, pointer: string) => {
    [key: string]: Json;
};
