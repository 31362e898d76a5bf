import { KlaviyoError } from './klaviyo-error.js';
/** What a body says, or `undefined` when it is no JSON. */
export declare const readJson: (text: string) => unknown;
/** A failed call as our one error class; holds nothing of the request. */
export declare const toError: (name: string, error: unknown) => KlaviyoError;
