import { createKlaviyo, type Klaviyo, type KlaviyoOptions } from '../index.js';

/** The key the tests use; no error and no message may ever hold it. */
export const KEY = 'pk_test_0123456789abcdef';

/** What a request to Klaviyo held. */
export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
}

/** An answer, or what goes wrong instead of one. */
export type Answer = Response | Error | ((request: Request) => Response | Promise<Response>);

/** A JSON:API error as Klaviyo sends it. */
export const refusal = (
  status: number,
  problem: { [key: string]: unknown } = { code: 'invalid', detail: 'It is wrong.' },
  headers: { [name: string]: string } = {},
): Response =>
  new Response(
    JSON.stringify({ errors: [{ id: 'a1', status, title: 'Invalid input.', ...problem }] }),
    { status, headers: { 'content-type': 'application/vnd.api+json', ...headers } },
  );

export const accepted = (): Response => new Response(null, { status: 202 });

export const html = (status: number): Response =>
  new Response('<html><h1>Bad gateway</h1></html>', {
    status,
    headers: { 'content-type': 'text/html' },
  });

/** Never answers, but ends with the request's signal, as a connection does. */
export const silence = (request: Request): Promise<Response> =>
  new Promise((_, reject) => {
    const end = () => reject(request.signal.reason);
    if (request.signal.aborted) end();
    request.signal.addEventListener('abort', end);
  });

/** A client whose requests get these answers in turn; the last one stays. */
export const scriptKlaviyo = (
  answers: readonly Answer[],
  options: Partial<KlaviyoOptions> = {},
): { klaviyo: Klaviyo; sent: Sent[] } => {
  const sent: Sent[] = [];
  const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const { method, url, headers } = request;
    sent.push({ method, url, headers, body: await request.clone().text() });
    const answer = answers[Math.min(sent.length, answers.length) - 1];
    if (answer === undefined) throw new Error('The script has no answers');
    if (answer instanceof Error) throw answer;
    return typeof answer === 'function' ? answer(request) : answer.clone();
  };
  return { klaviyo: createKlaviyo({ apiKey: KEY, fetch, ...options }), sent };
};

/** What a call rejects with; fails when it does not. */
export const failureOf = async (call: PromiseLike<unknown>): Promise<unknown> => {
  const outcome = await call.then(
    () => 'fulfilled',
    (error: unknown) => ({ error }),
  );
  if (typeof outcome === 'string') throw new Error('The call was expected to fail');
  return outcome.error;
};
