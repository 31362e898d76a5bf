export { createRoute, type Route } from './create-route.js';
export type { LogEntry, RouteOptions } from './route-options.js';
