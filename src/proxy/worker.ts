import { redactKey } from '../klaviyo/index.js';
import { createRoute, type Route } from './create-route.js';
import { Refusal, toProblemResponse } from './refusal.js';

/** A Worker's secret: text, or a binding of the Secrets Store. */
type Secret = string | { get(): Promise<string> };

/** What `wrangler.jsonc` and `wrangler secret put` give the Worker. */
export interface WorkerEnv {
  /** Secret. Klaviyo's private key. */
  KLAVIYO_API_KEY: Secret;
  /** Where the route lives, such as `/q7f2`. */
  BASE_PATH: string;
  /** The shop's public origins where the Worker does not see its own, separated by blanks. */
  SHOP_ORIGINS?: string;
  /** Default `Identified`. */
  IDENTIFIED_METRIC?: string;
  /** Secret. Signs the visitor cookie; made from the key when missing. */
  COOKIE_SECRET?: Secret;
  /** Shares the visitor cookie with sibling subdomains. */
  COOKIE_DOMAIN?: string;
  /** Klaviyo's address, or a sandbox's. */
  KLAVIYO_URL?: string;
}

/** What keeps a Worker at work after its client is gone. */
interface WorkerContext {
  waitUntil(work: Promise<unknown>): void;
}

const reveal = async (secret: Secret | undefined): Promise<string | undefined> =>
  typeof secret === 'object' ? secret.get() : secret;

const build = async (env: WorkerEnv): Promise<Route> => {
  const cookieSecret = await reveal(env.COOKIE_SECRET);
  return createRoute({
    apiKey: (await reveal(env.KLAVIYO_API_KEY)) ?? '',
    basePath: env.BASE_PATH,
    shopOrigins: env.SHOP_ORIGINS?.split(/\s+/).filter(Boolean) ?? [],
    ...(cookieSecret && { cookieSecret }),
    ...(env.IDENTIFIED_METRIC && { identifiedMetric: env.IDENTIFIED_METRIC }),
    ...(env.COOKIE_DOMAIN && { cookieDomain: env.COOKIE_DOMAIN }),
    ...(env.KLAVIYO_URL && { klaviyoUrl: env.KLAVIYO_URL }),
  });
};

/** One route for each set of bindings, which live as long as the isolate. */
const routes = new WeakMap<WorkerEnv, Promise<Route>>();

const routeFor = (env: WorkerEnv): Promise<Route> => {
  const route = routes.get(env) ?? build(env);
  routes.set(env, route);
  return route;
};

/** The Cloudflare Worker. A wrong configuration answers 503, so that pages keep their events. */
export default {
  async fetch(request: Request, env: WorkerEnv, context?: WorkerContext): Promise<Response> {
    try {
      const answer = (await routeFor(env))(request);
      // A page that leaves meanwhile shall find its answer remembered.
      context?.waitUntil(answer);
      return await answer;
    } catch (error) {
      routes.delete(env);
      const reason = redactKey((error as Error).message);
      console.error(JSON.stringify({ at: 'configuration', detail: reason }));
      const detail = "The route is not set up; its operator finds the reason in the Worker's log";
      return toProblemResponse(new Refusal(503, detail, { 'retry-after': '300' }));
    }
  },
};
