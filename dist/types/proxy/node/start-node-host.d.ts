import { type RouteOptions } from '../index.js';
import { type Spool, type SpoolOptions } from './spool.js';
export interface NodeHostOptions extends Omit<RouteOptions, 'queue'> {
    /** Where accepted events wait; a path is a spool of 1 GB at most. */
    spool: string | SpoolOptions;
    /** Default `127.0.0.1`: a reverse proxy of the shop stands before it. */
    host?: string;
    /** Default 8787; 0 is any free one. */
    port?: number;
    /**
     * How many proxies of one's own stand between the visitors and this host, each of which adds whom
     * it was called by to `X-Forwarded-For` (nginx: `$proxy_add_x_forwarded_for`) or sets it
     * (`$remote_addr`): the visitor's address is the entry of the outermost. Nobody else may reach the
     * port then. Default 0: the socket's address, or none where that is of this machine or a private
     * network, because it is a proxy's.
     */
    trustedProxies?: number;
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
