import type { Fault } from './faults.js';
/** The answer of a switched-on fault. A 429 always says when to come back, as Klaviyo's do (documented). */
export declare const faultResponse: (fault: Fault & {
    status: number;
}) => Response;
