import type { Transport } from './transport.js';
/** What every operation is built on. */
export interface Client {
    revision: string;
    send: Transport;
}
