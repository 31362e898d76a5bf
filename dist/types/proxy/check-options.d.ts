import type { RouteOptions } from './route-options.js';
/** @throws {TypeError} that names the first option that is wrong, what came and what is allowed. */
export declare const checkOptions: (options: RouteOptions) => void;
