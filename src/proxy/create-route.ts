import { type Context, Hono } from 'hono';
import { createKlaviyo, type Klaviyo } from '../klaviyo/index.js';
import { EVENTS_PATH, SCRIPT_PATH } from '../protocol/paths.js';
import type { WireAnswer, WireEvent, WireResult } from '../protocol/wire.js';
import { checkOrigin, checkType } from './check-request.js';
import { deliver } from './deliver.js';
import { judgeEvent } from './judge-event.js';
import { parseJson } from './parse-json.js';
import { readBatch } from './read-batch.js';
import { readBody } from './read-body.js';
import { Refusal, toProblemResponse } from './refusal.js';
import { type RouteOptions, readOptions, type Settings } from './route-options.js';
import { servePart, serveScript } from './serve-scripts.js';
import { deriveSecret, readVisitorCookie, writeVisitorCookie } from './visitor-cookie.js';

/** The route: a `Request` in, a `Response` out, on any host that has these. Never rejects. */
export type Route = (request: Request) => Promise<Response>;

interface Judged {
  events: WireEvent[];
  rejections: WireResult[];
}

const judge = (
  received: ReturnType<typeof readBatch>,
  settings: Settings,
  nowMs: number,
): Judged => {
  const clocks = { sentAtMs: received.sentAtMs, receivedAtMs: nowMs };
  const verdicts = received.events.map((event) => judgeEvent(event, settings.serverOnly, clocks));
  return {
    events: verdicts.flatMap((verdict) => ('event' in verdict ? [verdict.event] : [])),
    rejections: verdicts.flatMap((verdict) => ('rejection' in verdict ? [verdict.rejection] : [])),
  };
};

/** Whatever stands before Klaviyo may ask for a year: a page would believe it. */
const MAX_RETRY_AFTER_SECONDS = 3_600;

const retryAfter = (delayMs: number): { 'retry-after': string } => ({
  'retry-after': String(Math.min(Math.max(1, Math.ceil(delayMs / 1000)), MAX_RETRY_AFTER_SECONDS)),
});

const count = (results: readonly WireResult[]): { [status: string]: number } => {
  const counts: { [status: string]: number } = {};
  for (const { status } of results) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};

/** Reasons in our own words only: a log is no place for what a stranger wrote. */
const DROP_REASONS = ['expired', 'full'];

const countDropped = (dropped: { [reason: string]: number }): { [reason: string]: number } => {
  const counts: { [reason: string]: number } = {};
  for (const [reason, number] of Object.entries(dropped)) {
    const name = DROP_REASONS.includes(reason) ? reason : 'other';
    counts[name] = (counts[name] ?? 0) + number;
  }
  return counts;
};

/** Answers 202 only for what Klaviyo took or refused: until then the page's outbox keeps it. */
const createCollector = (klaviyo: Klaviyo, settings: Settings) => {
  let secret: Promise<string> | undefined;

  return async (context: Context): Promise<Response> => {
    const request = context.req.raw;
    const startMs = Date.now();
    checkType(request.headers);
    checkOrigin(request, settings.allowedOrigins);
    const received = readBatch(parseJson(await readBody(request)));
    secret ??= settings.cookieSecret
      ? Promise.resolve(settings.cookieSecret)
      : deriveSecret(settings.apiKey);
    const cookie = { secret: await secret, domain: settings.cookieDomain };
    const known = await readVisitorCookie(context, cookie);
    const anonymousId = (received.visitor.fresh && known) || received.visitor.anonymous_id;
    const visitor = { ...received.visitor, anonymous_id: anonymousId };
    const { events, rejections } = judge(received, settings, startMs);
    const { results, delay } = await deliver(klaviyo, visitor, events, received.isResend);
    const all = [...rejections, ...results];
    settings.log({
      at: 'collect',
      ...count(all),
      ...(Object.keys(received.dropped).length > 0 && { dropped: countDropped(received.dropped) }),
      ...(delay && { klaviyo_status: delay.status, klaviyo_code: delay.code }),
      duration_ms: Date.now() - startMs,
    });
    if (delay && all.every(({ status }) => status === 'held')) {
      const detail = 'Klaviyo is not taking events now; keep them and try again';
      throw new Refusal(503, detail, retryAfter(delay.retryAfterMs));
    }
    await writeVisitorCookie(context, anonymousId, cookie);
    const answer: WireAnswer = {
      batch: received.batch,
      results: all,
      ...(received.visitor.fresh && { visitor: { anonymous_id: anonymousId } }),
    };
    return context.json(answer, 202, {
      'cache-control': 'no-store',
      ...(delay && retryAfter(delay.retryAfterMs)),
    });
  };
};

const refuseMethod = (allow: string) => (): never => {
  throw new Refusal(405, `Use ${allow} here`, { allow });
};

/**
 * The route of one shop: takes batches of events at `{basePath}/e`, awaits Klaviyo, and serves the
 * page's script at `{basePath}/m.js`.
 * @throws {TypeError} when an option is missing or wrong; it names the option and what is allowed.
 */
export const createRoute = (options: RouteOptions): Route => {
  const settings = readOptions(options);
  const klaviyo = createKlaviyo({
    apiKey: settings.apiKey,
    // The page's outbox is what waits and tries again; a page should not wait for both.
    retries: 0,
    timeoutMs: settings.klaviyoTimeoutMs,
    ...(settings.klaviyoUrl && { baseUrl: settings.klaviyoUrl }),
    ...(options.fetch && { fetch: options.fetch }),
  });
  const app = new Hono().basePath(settings.basePath);
  app.post(EVENTS_PATH, createCollector(klaviyo, settings));
  app.all(EVENTS_PATH, refuseMethod('POST'));
  app.get(SCRIPT_PATH, ({ req }) => serveScript(req.raw));
  app.all(SCRIPT_PATH, refuseMethod('GET'));
  app.get(
    '/:part',
    async ({ req }, next) => (await servePart(req.raw, req.param('part'))) ?? next(),
  );
  app.notFound(() =>
    toProblemResponse(new Refusal(404, `Events go to ${settings.basePath}${EVENTS_PATH}`)),
  );
  app.onError((error) => {
    if (error instanceof Refusal) return toProblemResponse(error);
    settings.log({ at: 'error', name: error.name });
    return toProblemResponse(new Refusal(500, 'Nothing is lost: keep the events and try again'));
  });
  return async (request) => app.fetch(request);
};
