export { Counters } from './cloudflare/counters.js';
export { Gatherer } from './cloudflare/gatherer.js';
export type { WorkerEnv } from './worker-env.js';
/** The Cloudflare Worker as it ships: all it needs to know are its variables and bindings. */
declare const _default: import("./create-worker.js").Worker;
export default _default;
