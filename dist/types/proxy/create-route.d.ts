import type { RouteOptions } from './route-options.js';
/** The route: a `Request` in, a `Response` out, on any host that has these. Never rejects. */
export type Route = (request: Request) => Promise<Response>;
/**
 * The route of one shop: takes batches of events at `{basePath}/e`, awaits Klaviyo, and serves the
 * page's script at `{basePath}/m.js`.
 * @throws {TypeError} when an option is missing or wrong; it names the option and what is allowed.
 */
export declare const createRoute: (options: RouteOptions) => Route;
