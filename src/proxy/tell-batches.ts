import type { Context } from 'hono';
import { MAX_ASKED_BATCHES } from '../protocol/limits.js';
import type { WireAnswer, WireRecall } from '../protocol/wire.js';
import type { Admit } from './admit.js';
import { addressOf, type BatchMemory } from './batch-memory.js';
import { callerOf } from './caller.js';
import { checkReader } from './check-request.js';
import { Refusal } from './refusal.js';
import type { Settings } from './settings.js';
import { UUID } from './uuid.js';

/** @throws {Refusal} when they are too many, or something else. */
const readBatches = (asked: string): string[] => {
  const batches = asked.split(',', MAX_ASKED_BATCHES + 1);
  if (batches.length > MAX_ASKED_BATCHES || !batches.every((batch) => UUID.test(batch))) {
    throw new Refusal(400, `Ask for 1 to ${MAX_ASKED_BATCHES} ids of batches, separated by commas`);
  }
  return [...new Set(batches)];
};

/**
 * `GET {base}/e?batch=<id>,<id>`: the answers the route remembers, for a page that never got them.
 * Those of the others it leaves out, and the page sends them again.
 */
export const createTeller =
  (memory: BatchMemory, admit: Admit, settings: Settings) =>
  async (context: Context): Promise<Response> => {
    const request = context.req.raw;
    checkReader(request, settings.shopOrigins);
    await admit('address', callerOf(context).network);
    const batches = readBatches(context.req.query('batch') ?? '');
    const answers = await Promise.all(
      batches.map(async (batch): Promise<WireAnswer[]> => {
        const results = await memory.recall(addressOf(request, batch));
        return results ? [{ batch, results }] : [];
      }),
    );
    const recall: WireRecall = { batches: answers.flat() };
    return context.json(recall);
  };
