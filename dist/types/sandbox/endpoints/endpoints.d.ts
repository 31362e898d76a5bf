import type { Endpoint } from './call.js';
/** Every operation the sandbox answers; another one is a row here and a file beside it. */
export declare const endpoints: readonly Endpoint[];
