import { type RouteOptions } from '../index.js';
import { type Spool, type SpoolOptions } from './spool.js';
export interface NodeHostOptions extends Omit<RouteOptions, 'queue'> {
    /** Where accepted events wait; a path is a spool of 1 GB at most. */
    spool: string | SpoolOptions;
    /** Default `127.0.0.1`: a reverse proxy of the shop stands before it. */
    host?: string;
    /** Default 8787; 0 is any free one. */
    port?: number;
}
export interface NodeHost {
    /** Where it listens, without a slash at its end. */
    url: string;
    spool: Pick<Spool, 'waiting'>;
    /** Takes nothing more, ends what is under way, and closes the spool. What waits stays there. */
    close(): Promise<void>;
}
/**
 * The route on Node with a spool of its own: a page is answered once its events are committed to
 * disk, and a consumer in the same process brings them to Klaviyo.
 * @throws {Error} when an option is wrong, the spool cannot be used, or the port is taken; nothing
 * runs then.
 */
export declare const startNodeHost: (options: NodeHostOptions) => Promise<NodeHost>;
