import { type Caller } from './caller.js';
import type { RouteOptions } from './route-options.js';
/**
 * The route: a `Request` in, a `Response` out, on any host that has these. Never rejects. A host that
 * knows who calls says so; it must not repeat what a stranger has written into a header. What hosts
 * pass beside a request otherwise is let be.
 */
export type Route = (request: Request, caller?: Caller | object) => Promise<Response>;
/**
 * The route of one shop: takes batches of events at `{basePath}/e`, awaits Klaviyo, and serves the
 * page's script at `{basePath}/m.js`.
 * @throws {TypeError} when an option is missing or wrong; it names the option and what is allowed.
 */
export declare const createRoute: (options: RouteOptions) => Route;
