import type { WireAnswer } from '../protocol/wire.js';
import type { Admit } from './admit.js';
import type { Answerer } from './answer-batch.js';
import { addressOf } from './batch-memory.js';
import type { KnownCaller } from './caller.js';
import { checkOrigin, checkType } from './check-request.js';
import type { Delay } from './fate.js';
import { toJsonResponse } from './guard-response.js';
import { ipFor } from './ip-policy.js';
import { parseJson } from './parse-json.js';
import { readBatch } from './read-batch.js';
import { readBody } from './read-body.js';
import { forgetReceipts, toReceiptCookie } from './receipt-cookie.js';
import { recognise } from './recognise.js';
import { Refusal } from './refusal.js';
import { retryAfter } from './retry-after.js';
import type { Settings } from './settings.js';
import { createKeyedDigests } from './trust/keyed-digest.js';
import { createKnower } from './trust/know-person.js';
import { readTokenCookies } from './trust/read-token-cookie.js';
import { createVisitorCookies, forgetVisitor } from './visitor-cookie.js';

/** Most have no query at all. */
const asksForReceipt = ({ url }: Request): boolean =>
  url.includes('?') && new URL(url).searchParams.has('receipt');

/** None of a batch was taken. */
const notNow = ({ detail, retryAfterMs }: Delay, setCookie: string | undefined): Refusal =>
  new Refusal(503, detail ?? 'Klaviyo is not taking events now; keep them and try again', {
    ...retryAfter(retryAfterMs),
    ...(setCookie && { 'set-cookie': setCookie }),
  });

/** `POST {base}/e`. Answers 202 only for what Klaviyo took or refused: until then the page keeps it. */
export const createCollector =
  (
    answerFor: Answerer,
    admit: Admit,
    settings: Settings,
    know = createKnower(
      settings.tokenSecrets,
      settings.typedIdentity,
      createKeyedDigests(settings),
    ),
    cookies = createVisitorCookies(settings),
  ) =>
  async (request: Request, caller: KnownCaller): Promise<Response> => {
    checkType(request.headers);
    checkOrigin(request, settings.shopOrigins);
    await admit('address', caller.network);
    const received = readBatch(parseJson(await readBody(request)));
    const { batch, events } = received;
    const cookie = await cookies.read(request);
    const { anonymousId, remembered } = recognise(received.visitor, cookie?.remembered);
    await admit('visitor', anonymousId);
    const { known, proven } = await know({
      visitor: { ...received.visitor, anonymous_id: anonymousId },
      tokens: settings.tokenSecrets.length ? readTokenCookies(request) : [],
      proven: remembered.proven ?? [],
    });
    const person = { ...known.person, ...ipFor(settings.ipPolicy, caller.address) };
    const visitor = { ...known, person, network: caller.network };
    const isUnread = asksForReceipt(request);
    const address = addressOf(request, batch);
    const { results, delay } = await answerFor(received, visitor, address, isUnread);
    const writeCookie = () => cookies.write({ ...remembered, proven }, cookie);
    if (delay && results.every(({ status }) => status === 'held')) {
      // The token may be over before Klaviyo is there again.
      const isProvenAnew = String(proven) !== String(remembered.proven ?? '');
      throw notNow(delay, isProvenAnew ? await writeCookie() : undefined);
    }
    const answer: WireAnswer = {
      batch,
      results,
      ...(received.visitor.fresh && { visitor: { anonymous_id: anonymousId } }),
    };
    const visitorCookie = await writeCookie();
    const response = toJsonResponse(answer, 202, {
      ...(visitorCookie && { 'set-cookie': visitorCookie }),
      ...(delay && retryAfter(delay.retryAfterMs)),
    });
    const ids = events.map(({ id }) => id);
    const receipt = isUnread && toReceiptCookie(request, batch, ids, results);
    if (receipt) response.headers.append('set-cookie', receipt);
    return response;
  };

/**
 * `DELETE {base}/e`: the visitor took his consent back, so this browser is nobody's any more. Never one
 * too many: a page says so once.
 */
export const createForgetter =
  (settings: Settings) =>
  (request: Request): Response => {
    checkOrigin(request, settings.shopOrigins);
    const response = new Response(null, { status: 204 });
    for (const cookie of [forgetVisitor(settings), ...forgetReceipts(request)])
      response.headers.append('set-cookie', cookie);
    return response;
  };
