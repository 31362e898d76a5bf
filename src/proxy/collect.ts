import type { Context } from 'hono';
import type { KlaviyoWriter } from '../klaviyo/index.js';
import type { WireAnswer, WireEvent, WireResult } from '../protocol/wire.js';
import { checkOrigin, checkType } from './check-request.js';
import { deliver } from './deliver.js';
import { judgeEvent } from './judge-event.js';
import { toLogEntry } from './log-batch.js';
import { parseJson } from './parse-json.js';
import { type ReceivedBatch, readBatch } from './read-batch.js';
import { readBody } from './read-body.js';
import { forgetReceipts, writeReceiptCookie } from './receipt-cookie.js';
import { Refusal } from './refusal.js';
import type { Settings } from './settings.js';
import {
  forgetVisitor,
  readVisitorCookie,
  recognise,
  writeVisitorCookie,
} from './visitor-cookie.js';

/** Whatever stands before Klaviyo may ask for a year: a page would believe it. */
const MAX_RETRY_AFTER_SECONDS = 3_600;

const retryAfter = (delayMs: number): { 'retry-after': string } => ({
  'retry-after': String(Math.min(Math.max(1, Math.ceil(delayMs / 1000)), MAX_RETRY_AFTER_SECONDS)),
});

interface Judged {
  events: WireEvent[];
  rejections: WireResult[];
}

const judge = (received: ReceivedBatch, { serverOnly }: Settings, nowMs: number): Judged => {
  const clocks = { sentAtMs: received.sentAtMs, receivedAtMs: nowMs };
  const verdicts = received.events.map((event) => judgeEvent(event, serverOnly, clocks));
  return {
    events: verdicts.flatMap((verdict) => ('event' in verdict ? [verdict.event] : [])),
    rejections: verdicts.flatMap((verdict) => ('rejection' in verdict ? [verdict.rejection] : [])),
  };
};

/** `POST {base}/e`. Answers 202 only for what Klaviyo took or refused: until then the page keeps it. */
export const createCollector =
  (klaviyo: KlaviyoWriter, settings: Settings) =>
  async (context: Context): Promise<Response> => {
    const request = context.req.raw;
    const startMs = Date.now();
    checkType(request.headers);
    checkOrigin(request, settings.shopOrigins);
    const received = readBatch(parseJson(await readBody(request)));
    const cookie = await readVisitorCookie(context, settings);
    const { anonymousId, remembered } = recognise(received.visitor, cookie);
    const visitor = { ...received.visitor, anonymous_id: anonymousId };
    const { events, rejections } = judge(received, settings, startMs);
    const errand = { klaviyo, visitor, identifiedMetric: settings.identifiedMetric };
    const { results, delay } = await deliver(errand, events, received.isResend);
    const all = [...rejections, ...results];
    settings.log(toLogEntry(all, received.dropped, delay, Date.now() - startMs));
    if (delay && all.every(({ status }) => status === 'held')) {
      const detail = 'Klaviyo is not taking events now; keep them and try again';
      throw new Refusal(503, detail, retryAfter(delay.retryAfterMs));
    }
    await writeVisitorCookie(context, remembered, settings);
    if (context.req.query('receipt') !== undefined) {
      const ids = received.events.map(({ id }) => id);
      writeReceiptCookie(context, received.batch, ids, all);
    }
    const answer: WireAnswer = {
      batch: received.batch,
      results: all,
      ...(received.visitor.fresh && { visitor: { anonymous_id: anonymousId } }),
    };
    const headers = { 'cache-control': 'no-store', ...(delay && retryAfter(delay.retryAfterMs)) };
    return context.json(answer, 202, headers);
  };

/** `DELETE {base}/e`: the visitor took his consent back, so this browser is nobody's any more. */
export const createForgetter =
  (settings: Settings) =>
  async (context: Context): Promise<Response> => {
    checkOrigin(context.req.raw, settings.shopOrigins);
    forgetVisitor(context, settings);
    forgetReceipts(context);
    return context.body(null, 204, { 'cache-control': 'no-store' });
  };
