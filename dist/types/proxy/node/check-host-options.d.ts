import type { NodeHostOptions } from './start-node-host.js';
/**
 * What a host needs beside the options of its route.
 * @throws {TypeError} that names the first option that is wrong, what came and what is allowed.
 */
export declare const checkHostOptions: ({ spool, host, port, trustedProxies }: NodeHostOptions) => void;
