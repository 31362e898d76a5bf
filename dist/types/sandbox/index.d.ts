import { type Sandbox, type SandboxOptions } from './server.js';
export type { KeyOptions } from './access/keys.js';
export type { ClockChange } from './clock-change.js';
export type { EventQuery, WaitQuery } from './control/event-query.js';
export type { KnownProfile, RecordedDrop, RecordedEvent, RecordedReject, RecordedRequest, } from './control/shown.js';
export type { FaultRequest } from './faults/fault-request.js';
export type { Settings } from './settings.js';
export type { Sandbox, SandboxOptions };
/**
 * Starts a local Klaviyo: `POST {url}/api/events` and its kin with any `pk_` key, and a live page
 * at `{url}`. Rejects with one clear error when the port is taken. Several may run in one process.
 */
export declare const createSandbox: (options?: SandboxOptions) => Promise<Sandbox>;
