import type { Core } from './core.js';
import type { Sender } from './dispatch.js';
/** Sends what waits, batch by batch. One flush at a time, and one tab at a time where locks exist. */
export declare const createSender: (core: Core) => Sender;
