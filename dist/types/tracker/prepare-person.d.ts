import type { Identifiers, Json } from '../protocol/wire.js';
import type { Rejection } from './tracker.js';
export interface PreparedPerson {
    identifiers: Identifiers;
    traits: {
        [key: string]: Json;
    };
    rejections: Rejection[];
}
/** Sorts out what was said of a visitor. What is wrong is left out and told; the rest counts. */
export declare const preparePerson: (person: unknown) => PreparedPerson;
