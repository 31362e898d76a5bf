import { Hono } from 'hono';
import { getPath } from 'hono/utils/url';
import { EVENTS_PATH, SCRIPT_PATH, STUB_PATH } from '../protocol/paths.js';
import { createAdmit } from './admit.js';
import { createAnswerer } from './answer-batch.js';
import { createBatchMemory } from './batch-memory.js';
import { type Caller, recogniseCaller } from './caller.js';
import { createCollector, createForgetter } from './collect.js';
import { createWriter } from './create-writer.js';
import { guardResponse } from './guard-response.js';
import { createMetrics } from './metrics.js';
import { createHealth, createMetricsPage } from './operate.js';
import { Refusal, toProblemResponse } from './refusal.js';
import type { RouteOptions } from './route-options.js';
import { servePart, serveScript, serveStub } from './serve-scripts.js';
import { createServerCollector } from './server/collect-server.js';
import { readOptions } from './settings.js';
import { createTeller } from './tell-batches.js';

/**
 * The route: a `Request` in, a `Response` out, on any host that has these. Never rejects. A host that
 * knows who calls says so; it must not repeat what a stranger has written into a header. What hosts
 * pass beside a request otherwise is let be.
 */
export type Route = (request: Request, caller?: Caller | object) => Promise<Response>;

/** For the operator: no page asks for them. */
const HEALTH_PATH = '/health';
const METRICS_PATH = '/metrics';
/** For the shop's own back end. */
const SERVER_PATH = '/server';

const refuseMethod = (allow: string) => (): never => {
  throw new Refusal(405, `Use ${allow} here`, { allow });
};

/**
 * The route of one shop: takes batches of events at `{basePath}/e`, awaits Klaviyo, and serves the
 * page's script at `{basePath}/m.js`.
 * @throws {TypeError} when an option is missing or wrong; it names the option and what is allowed.
 */
export const createRoute = (options: RouteOptions): Route => {
  const { metrics = createMetrics() } = options;
  const settings = readOptions({ ...options, metrics });
  const klaviyo = createWriter(settings, options);
  const app = new Hono().basePath(settings.basePath);
  const memory = createBatchMemory();
  const admit = createAdmit(settings, metrics);
  const answerFor = createAnswerer(klaviyo, memory, settings);
  const collect = createCollector(answerFor, admit, settings);
  const eventsPath = settings.basePath + EVENTS_PATH;
  const { serverSecrets } = settings;
  if (serverSecrets) {
    app.post(SERVER_PATH, createServerCollector(klaviyo, memory, admit, settings, serverSecrets));
    app.all(SERVER_PATH, refuseMethod('POST'));
  }
  const tell = createTeller(memory, admit, settings);
  // Who asks about no batch has mistaken the method.
  app.get(EVENTS_PATH, (context, next) =>
    'batch' in context.req.query() ? tell(context) : next(),
  );
  const forget = createForgetter(settings);
  app.delete(EVENTS_PATH, ({ req }) => forget(req.raw));
  app.all(EVENTS_PATH, refuseMethod('GET, POST, DELETE'));
  app.get(SCRIPT_PATH, ({ req }) => serveScript(req.raw));
  app.all(SCRIPT_PATH, refuseMethod('GET'));
  app.get(STUB_PATH, ({ req }) => serveStub(req.raw));
  app.all(STUB_PATH, refuseMethod('GET'));
  app.get(HEALTH_PATH, createHealth(settings));
  app.get(METRICS_PATH, createMetricsPage(settings, metrics));
  app.get(
    '/:part',
    async ({ req }, next) => (await servePart(req.raw, req.param('part'))) ?? next(),
  );
  app.notFound(() =>
    toProblemResponse(new Refusal(404, `Events go to ${settings.basePath}${EVENTS_PATH}`)),
  );
  const fail = (error: unknown): Response => {
    if (error instanceof Refusal) return toProblemResponse(error);
    settings.log({ at: 'error', name: error instanceof Error ? error.name : typeof error });
    return toProblemResponse(new Refusal(500, 'Nothing is lost: keep the events and try again'));
  };
  app.onError(fail);
  // What nearly every request is needs no router, and its answer is guarded as it is made.
  const isBatch = (request: Request): boolean =>
    request.method === 'POST' && getPath(request) === eventsPath;
  return async (request, caller) => {
    const known = recogniseCaller(caller);
    try {
      if (isBatch(request)) return await collect(request, known);
      return guardResponse(await app.fetch(request, known));
    } catch (error) {
      // Hono throws on what is thrown and is no error.
      return guardResponse(fail(error));
    }
  };
};
