import type { Core } from './core.js';
import type { Inspection } from './tracker.js';
/** What the tracker knows at this moment. Where nothing was opened, for want of consent, nothing is read. */
export declare const inspectCore: (core: Core) => Promise<Omit<Inspection, 'consent'>>;
export { enforceLimits } from './limits.js';
