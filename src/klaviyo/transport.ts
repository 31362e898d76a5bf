import type { WithResponse } from './api-call.js';
import { type Attempt, createAttempt, type Received } from './attempt.js';
import type { Call } from './call.js';
import { KlaviyoError } from './klaviyo-error.js';
import type { Gate } from './rate-limit.js';
import { misfit, readJson, toError } from './read-failure.js';
import { retryDelay } from './retry-delay.js';
import type { TransportOptions } from './transport-options.js';
import { wait } from './wait.js';

/** Sends a call until it succeeds or there is no sense in trying again. */
export type Transport = <Data>(call: Call) => Promise<WithResponse<Data>>;

/** An attempt that waits for its turn and tells the gate what came of it. */
const gated =
  (attempt: Attempt, gate: Gate | undefined, longestMs: number): Attempt =>
  async (call, body) => {
    await gate?.enter(call.signal);
    let received: Received | undefined;
    let error: KlaviyoError | undefined;
    try {
      received = await attempt(call, body);
      const { response, text } = received;
      if (!response.ok) error = toError(call.name, response, text);
    } finally {
      gate?.learn(received?.response.headers, Math.min(error?.retryAfterMs ?? 0, longestMs));
    }
    if (error) throw error;
    return received;
  };

const read = <Data>({ name, success }: Call, { response, text }: Received): WithResponse<Data> => {
  const { status, headers } = response;
  if (success !== undefined && status !== success)
    throw misfit(name, status, `an answer where Klaviyo gives ${success}`);
  return { data: readJson(text) as Data, status, headers };
};

export const createTransport = (options: TransportOptions): Transport => {
  const { retries, maxRetryAfterMs, gates } = options;
  const attempt = createAttempt(options);
  return async <Data>(call: Call) => {
    const { isRepeatable = call.method === 'GET', signal } = call;
    const body = call.body && JSON.stringify(call.body);
    const send = gated(attempt, gates?.(call), maxRetryAfterMs);
    const rules = { retries, maxRetryAfterMs, isRepeatable };
    for (let count = 0; ; count += 1) {
      signal?.throwIfAborted();
      try {
        return read<Data>(call, await send(call, body));
      } catch (error) {
        const delayMs = error instanceof KlaviyoError ? retryDelay(error, count, rules) : undefined;
        if (delayMs === undefined) throw error;
        await wait(delayMs, signal);
      }
    }
  };
};
