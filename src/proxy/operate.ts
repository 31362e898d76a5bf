import type { Context } from 'hono';
import { digest } from './digest.js';
import type { Metrics } from './metrics.js';
import { Refusal } from './refusal.js';
import type { Settings } from './settings.js';

/**
 * `GET {base}/health`: that the route is set up and its queue can be asked. Says nothing that a
 * stranger could use. 503 when the queue cannot be asked.
 */
export const createHealth =
  ({ queue }: Settings) =>
  async (context: Context): Promise<Response> => {
    const delivery = queue ? 'queued' : 'direct';
    try {
      await queue?.check?.();
      return context.json({ status: 'ok', delivery });
    } catch {
      return context.json({ status: 'failing', delivery }, 503);
    }
  };

/** Compared as digests, so that how long it takes says nothing about the token. */
const isSame = async (given: string, token: string): Promise<boolean> =>
  (await digest(given, 32)) === (await digest(token, 32));

/** `GET {base}/metrics`, for whoever has the token; to all others there is no such page. */
export const createMetricsPage =
  ({ queue, metricsToken }: Settings, metrics: Metrics) =>
  async (context: Context, next: () => Promise<void>): Promise<Response | undefined> => {
    if (metricsToken === undefined) {
      await next();
      return undefined;
    }
    const [, given = ''] = /^Bearer (.+)$/.exec(context.req.header('authorization') ?? '') ?? [];
    if (!(await isSame(given, metricsToken)))
      throw new Refusal(401, 'Send the metrics token as a Bearer token', {
        'www-authenticate': 'Bearer',
      });
    const text = metrics.render(await queue?.status?.());
    return context.text(text, 200, {
      'content-type': 'text/plain; version=0.0.4; charset=utf-8',
    });
  };
