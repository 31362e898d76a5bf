import { setTimeout as wait } from 'node:timers/promises';

import { findRevision } from '../contract/revisions.js';
import type { Exchange } from '../exchange.js';
import { dropConnection, sendSlowly, sendTruncated } from './break-connection.js';
import type { Fault } from './fault.js';
import { faultResponse } from './fault-response.js';

/** The journal's status of a request that got no answer. */
const NO_ANSWER = 0;

/** An answer and the status the client got to see. */
export interface Answered {
  readonly response: Response;
  readonly status: number;
}

/**
 * The answer of a request that is hit by a fault: `answer` is what the sandbox would have said and
 * done, and is left out when the fault comes before it.
 */
export const answerWithFault = async (
  { over, headers }: Exchange,
  fault: Fault,
  answer: () => Promise<Response>,
): Promise<Response> => {
  if (fault.delayMs > 0) await wait(fault.delayMs, undefined, { signal: over });
  const { status, connection, when } = fault;
  const replaces = status !== undefined || connection === 'drop';
  const own = replaces && when === 'before' ? undefined : await answer();
  if (status !== undefined)
    return faultResponse(fault, status, findRevision(headers('revision') ?? ''));
  return own ?? new Response(null, { status: 503 });
};

/** Sends an answer the way the fault wants it: not at all, by half, slowly. */
export const sendWithFault = async (
  { outgoing, over }: Exchange,
  fault: Fault,
  response: Response,
): Promise<Answered> => {
  const { status } = response;
  if (outgoing === undefined) return { response, status };
  if (fault.connection === 'drop') return { response: dropConnection(outgoing), status: NO_ANSWER };
  if (fault.truncate) return { response: await sendTruncated(outgoing, response), status };
  if (fault.bodyDelayMs !== undefined)
    return { response: await sendSlowly(outgoing, response, fault.bodyDelayMs, over), status };
  return { response, status };
};
