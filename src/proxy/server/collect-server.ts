import type { Context } from 'hono';
import type { KlaviyoWriter } from '../../klaviyo/index.js';
import { MAX_BATCH_EVENTS } from '../../protocol/limits.js';
import type { Admit } from '../admit.js';
import { addressOf, type BatchMemory } from '../batch-memory.js';
import { callerOf } from '../caller.js';
import { checkNoBrowser, checkType } from '../check-request.js';

import { digest } from '../digest.js';
import { toRepeatEntry, toServerEntry } from '../log-batch.js';
import { parseJson } from '../parse-json.js';
import { readBody } from '../read-body.js';
import { Refusal } from '../refusal.js';
import { retryAfter } from '../retry-after.js';
import type { Settings } from '../settings.js';
import { createSparingLog } from '../sparing-log.js';
import { answerServer } from './answer-server.js';
import { createVerifier, readSigned } from './verify-signature.js';

/** @throws {Refusal} 400 when there is no list of events; each of them is judged alone. */
const readEvents = (body: unknown): unknown[] => {
  const { events } = (body ?? {}) as { events?: unknown };
  if (Array.isArray(events) && events.length > 0 && events.length <= MAX_BATCH_EVENTS)
    return events;
  throw new Refusal(400, `Send {"events": [...]} with 1 to ${MAX_BATCH_EVENTS} events`);
};

/**
 * `POST {base}/server`: events of the shop's own back end, any metric among them. A 2xx ends a
 * webhook, so it is given only when no event has to come again; what comes again all the same is
 * the same event.
 */
export const createServerCollector = (
  klaviyo: KlaviyoWriter,
  memory: BatchMemory,
  admit: Admit,
  settings: Settings,
  secrets: readonly string[],
) => {
  const verify = createVerifier(secrets);
  const complain = createSparingLog(settings.log);
  return async (context: Context): Promise<Response> => {
    const startMs = Date.now();
    const request = context.req.raw;
    checkNoBrowser(request.headers);
    checkType(request.headers);
    const signed = readSigned(request.headers);
    // Whoever has no secret has read and hashed for him what he likes to send, but not as often as he likes.
    await admit('address', callerOf(context).network);
    const body = await readBody(request);
    await verify(signed, body);
    const events = readEvents(parseJson(body));
    // The same id with other words is another message, and not answered for yet.
    const address = addressOf(request, await digest(`${signed.id}.${body}`, 32));
    const known = await memory.recall(address);
    if (known) {
      settings.log({ ...toRepeatEntry(known, Date.now() - startMs), at: 'server' });
      return context.json({ results: known }, 202, { 'cache-control': 'no-store' });
    }
    const { results, delay } = await answerServer(klaviyo, settings, events, signed.id, complain);
    settings.log(toServerEntry(results, delay, Date.now() - startMs));
    if (delay) {
      const detail = 'Some events have to wait; send the same again: what was taken counts once';
      throw new Refusal(503, detail, retryAfter(delay.retryAfterMs), { results });
    }
    await memory.remember(address, results);
    return context.json({ results }, 202, { 'cache-control': 'no-store' });
  };
};
