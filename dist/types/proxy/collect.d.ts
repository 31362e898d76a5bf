import type { Context } from 'hono';
import type { Klaviyo } from '../klaviyo/index.js';
import type { Settings } from './settings.js';
/** `POST {base}/e`. Answers 202 only for what Klaviyo took or refused: until then the page keeps it. */
export declare const createCollector: (klaviyo: Klaviyo, settings: Settings) => (context: Context) => Promise<Response>;
/** `DELETE {base}/e`: the visitor took his consent back, so this browser is nobody's any more. */
export declare const createForgetter: (settings: Settings) => (context: Context) => Promise<Response>;
