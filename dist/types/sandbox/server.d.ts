import type { KeyOptions } from './access/keys.js';
import { type ClockChange } from './clock-change.js';
import type { FaultRequest } from './faults/fault-request.js';
import type { PageAssets } from './page-shell.js';
import type { Settings } from './settings.js';
/** How to start a sandbox. */
export interface SandboxOptions extends Partial<Settings> {
    /** TCP port; 0 picks a free one. Default 4174. */
    port?: number;
    /** Address to listen on. Default 127.0.0.1: the sandbox has no access control worth the name. */
    host?: string;
    /** SQLite file, made when it is missing. By default everything is in memory and gone at the end. */
    data?: string;
    /** What the sandbox's clock starts from, in milliseconds since 1970. Default `Date.now`. */
    now?: () => number;
    /** Private keys with something special about them. Every other `pk_` key may do everything. */
    keys?: readonly KeyOptions[];
}
/** A running sandbox. */
export interface Sandbox {
    /** Base of its API and address of its page, without a slash at the end. */
    readonly url: string;
    /** The port it got. */
    readonly port: number;
    /** Forgets everything, faults included; settings, keys and clock are as they were at the start. */
    reset(): void;
    /** Records everything that was accepted and still waits; resolves when webhooks were told of it. */
    settle(): Promise<void>;
    /** Moves the clock: rate windows, retirements and time bounds follow. */
    setClock(change: ClockChange): void;
    /** Switches a fault on; returns what switches it off. */
    addFault(fault: FaultRequest): () => void;
    /** Ends every connection and closes the database; later calls do nothing. */
    close(): Promise<void>;
}
/** Starts a sandbox with the given page; `createSandbox` is this with the built one. */
export declare const startSandbox: (options: SandboxOptions, assets: PageAssets) => Promise<Sandbox>;
