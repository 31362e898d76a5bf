import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

/** A Worker as wrangler uploads it. */
export interface UploadedWorker {
  /** Its only module. */
  script: string;
  metadata: {
    compatibility_date: string;
    bindings: readonly { type: string; name: string; [field: string]: unknown }[];
    migrations: { steps: readonly { new_sqlite_classes: readonly string[] }[] };
  };
}

/** What consumes a queue, as wrangler tells it. */
export interface UploadedConsumer {
  script_name: string;
  dead_letter_queue: string;
  settings: { batch_size: number; max_wait_time_ms: number; max_retries: number };
}

/** What an account at Cloudflare has. */
export interface Account {
  queues: string[];
  /** By their ids. */
  databases: Map<string, string>;
  secrets: Map<string, string>;
  consumers: Map<string, UploadedConsumer>;
  routes: string[];
  worker?: UploadedWorker;
}

/** Cloudflare's API as far as wrangler needs it for a Worker with a queue. It checks and runs nothing. */
export interface FakeCloudflare {
  /** For `CLOUDFLARE_API_BASE_URL`. */
  url: string;
  account: Account;
  /** What was asked and is not known here: answered with 404, as what does not exist. */
  strange: string[];
  /** Answers for all its databases. */
  query: (sql: string) => Promise<unknown[]>;
  close: () => Promise<void>;
}

const WORKER = '/accounts/account/workers/scripts/keepsend';
const QUEUES = '/accounts/account/queues';
const DATABASES = '/accounts/account/d1/database';
const ZONE = { id: 'zone', name: 'shop.example' };

const answer = (result: unknown, status = 200): Response => {
  const errors = status === 200 ? [] : [{ code: 10_007, message: 'not found' }];
  return Response.json({ success: status === 200, errors, messages: [], result }, { status });
};

/** Queues and databases. */
const serveResources = (api: Hono, account: Account, query: FakeCloudflare['query']): void => {
  const toQueue = (name: string) => ({ queue_name: name, queue_id: name, consumers: [] });
  api.post(QUEUES, async ({ req }) => {
    const { queue_name } = await req.json();
    account.queues.push(queue_name);
    return answer(toQueue(queue_name));
  });
  api.get(QUEUES, ({ req }) =>
    answer(account.queues.filter((name) => name === req.query('name')).map(toQueue)),
  );
  api.post(`${QUEUES}/:queue/consumers`, async ({ req }) => {
    account.consumers.set(req.param('queue'), await req.json());
    return answer({});
  });
  api.post(DATABASES, async ({ req }) => {
    const { name } = await req.json();
    const uuid = crypto.randomUUID();
    account.databases.set(uuid, name);
    return answer({ uuid, name });
  });
  api.post(`${DATABASES}/:uuid/query`, async ({ req }) => {
    if (!account.databases.has(req.param('uuid'))) return answer(null, 404);
    const { sql } = await req.json();
    return answer([{ results: await query(sql), success: true, meta: {} }]);
  });
};

/** The Worker, its secrets and its routes. */
const serveWorker = (api: Hono, account: Account): void => {
  api.put(`${WORKER}/secrets`, async ({ req }) => {
    const { name, text } = await req.json();
    account.secrets.set(name, text);
    return answer({});
  });
  api.put(WORKER, async ({ req }) => {
    const form = await req.formData();
    const metadata = JSON.parse(String(form.get('metadata')));
    const script = await (form.get(metadata.main_module) as File).text();
    account.worker = { script, metadata };
    return answer({ id: 'keepsend', startup_time_ms: 1 });
  });
  api.get('/accounts/account/workers/workers/keepsend', () => answer({ subdomain: {} }));
  api.post(`${WORKER}/subdomain`, () => answer({ enabled: false }));
  api.get('/zones', ({ req }) => answer(req.query('name') === ZONE.name ? [ZONE] : []));
  api.get('/zones/zone/workers/routes', () => answer([]));
  api.put(`${WORKER}/routes`, async ({ req }) => {
    const routes: { pattern: string }[] = await req.json();
    account.routes = routes.map(({ pattern }) => pattern);
    return answer(routes);
  });
};

const createApi = (fake: FakeCloudflare): Hono => {
  const api = new Hono();
  serveResources(api, fake.account, (sql) => fake.query(sql));
  serveWorker(api, fake.account);
  api.notFound(({ req }) => {
    fake.strange.push(`${req.method} ${req.path}`);
    return answer(null, 404);
  });
  return api;
};

/** Starts an account that has nothing yet but the zone `shop.example`. */
export const startCloudflare = async (): Promise<FakeCloudflare> => {
  const account: Account = {
    queues: [],
    databases: new Map(),
    secrets: new Map(),
    consumers: new Map(),
    routes: [],
  };
  const fake: FakeCloudflare = {
    url: '',
    account,
    strange: [],
    query: async () => [],
    close: async () => {},
  };
  const server = serve({ fetch: createApi(fake).fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  fake.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  fake.close = () => new Promise((resolve) => server.close(() => resolve()));
  return fake;
};
