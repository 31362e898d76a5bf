export { checkOptions } from '../check-options.js';
export { metricOf } from '../queued/dead-letter-table.js';
export { checkHostOptions } from './check-host-options.js';
export type { DeadLetterFilter } from './dead-letter-rows.js';
export { type DeadLetterStore, openDeadLetters } from './dead-letter-store.js';
export type { Spool, SpoolOptions } from './spool.js';
export { type NodeHost, type NodeHostOptions, startNodeHost } from './start-node-host.js';
