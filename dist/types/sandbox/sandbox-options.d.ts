import type { KeyOptions } from './access/keys.js';
import { type Settings } from './settings.js';
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
/** What a refusal to start begins with. */
export declare const NO_START = "The sandbox cannot start";
/** Throws one sentence that names an option, what is allowed and what came; what is undefined counts as left out. */
export declare const checkOptions: (given: SandboxOptions) => void;
