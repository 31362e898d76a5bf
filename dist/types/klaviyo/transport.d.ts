import type { WithResponse } from './api-call.js';
import type { Call } from './call.js';
import type { TransportOptions } from './transport-options.js';
/** Sends a call until it succeeds or there is no sense in trying again. */
export type Transport = <Data>(call: Call) => Promise<WithResponse<Data>>;
export declare const createTransport: (options: TransportOptions) => Transport;
