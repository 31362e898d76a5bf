import type { KlaviyoWriter } from '../klaviyo/index.js';
import type { WireVisitor } from '../protocol/wire.js';
import type { IsLate } from './late.js';

/** What both lanes need to deliver one batch. */
export interface Errand {
  klaviyo: KlaviyoWriter;
  visitor: WireVisitor;
  /** The metric that records who a visitor turned out to be. */
  identifiedMetric: string;
  /** Whether an event starts no flow any more. */
  isLate: IsLate;
  /** A page waits half a minute for its answer: what is not begun by then is held. */
  deadlineMs: number;
}
