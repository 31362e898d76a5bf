import type { WithResponse } from './api-call.js';
import type { Call, TransportOptions } from './call.js';
/** Sends a call until it succeeds or there is no sense in trying again. */
export type Transport = <Data>(call: Call) => Promise<WithResponse<Data>>;
export declare const createTransport: (options: TransportOptions) => Transport;
