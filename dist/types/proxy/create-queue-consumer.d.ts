import { type Consumer } from './queued/consume.js';
import type { DeadLetters } from './queued/dead-letter.js';
import type { RouteOptions } from './route-options.js';
/**
 * The other end of a route's queue, with the options of the route: brings what waits to Klaviyo
 * within its share of Klaviyo's limits, and what Klaviyo refuses to the dead letters. One consumer should run
 * at a time: two do not know of each other's share.
 * @throws {TypeError} when an option is missing or wrong; it names the option and what is allowed.
 */
export declare const createQueueConsumer: (options: RouteOptions, deadLetters: DeadLetters) => Consumer;
