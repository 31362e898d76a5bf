import type { RouteOptions } from './route-options.js';
/** What must not be seen, of options that are right. */
export declare const secretsOf: (options: RouteOptions) => string[];
/** @throws {TypeError} that names the first option that is wrong, what came and what is allowed. */
export declare const checkOptions: (options: RouteOptions) => void;
