import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type NodeHost, startNodeHost } from '../../proxy/node/index.js';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { startSandbox } from '../../sandbox/server.js';
import { run } from '../run.js';
import { fakeIo } from './fake-io.js';

/** What the route of the tests holds; no output may ever show it. */
export const ROUTE_KEY = 'pk_0123456789abcdef0123456789abcdef01';
export const SHOP = 'https://shop.test';
export const ROUTE = `${SHOP}/q7f2`;

export const PAGE = `<!doctype html><title>First Light</title>
<script src="/q7f2/stub.js"></script>
<script async src="/q7f2/m.js"></script>
<script src="/theme.js"></script>
<p>Books`;

/** What stands between the doctor and the shop: a CDN, with or without faults. */
export interface Shop {
  /** The page, or another answer in its place. */
  page?: string | (() => Response);
  pageHeaders?: { [name: string]: string };
  /** Scripts of the page, by path. */
  files?: { [path: string]: string };
  /** Changes an answer of the route, or answers in its place. */
  tamper?: (answer: Response, request: Request) => Response | Promise<Response>;
  env?: { [name: string]: string };
  nowMs?: number;
}

/** One finding as `--json` shows it. */
export interface Shown {
  check: string;
  state: string;
  seen: string;
  advice?: string;
}

/** The same answer with other headers; `undefined` takes one away. */
export const withHeaders = (
  answer: Response,
  changes: { [name: string]: string | undefined },
  { status }: { status?: number } = {},
): Response => {
  const headers = new Headers(answer.headers);
  for (const [name, value] of Object.entries(changes))
    if (value === undefined) headers.delete(name);
    else headers.set(name, value);
  return new Response(answer.body, { status: status ?? answer.status, headers });
};

/** A real route on Node before a real sandbox, behind a CDN of the test's. */
export const startShop = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'keepsend-doctor-'));
  const sandbox: Sandbox = await startSandbox(
    { port: 0, processingMs: 0, rateLimits: 0 },
    { script: '', style: '' },
  );
  const host: NodeHost = await startNodeHost({
    apiKey: ROUTE_KEY,
    basePath: '/q7f2',
    spool: join(folder, 'spool.sqlite'),
    port: 0,
    klaviyoUrl: sandbox.url,
    log: () => {},
  });

  const answerRoute = async (request: Request, url: URL, shop: Shop): Promise<Response> => {
    const { method, headers, signal } = request;
    const body = method === 'GET' || method === 'OPTIONS' ? {} : { body: await request.text() };
    const answer = await fetch(`${host.url}${url.pathname}${url.search}`, {
      method,
      headers,
      signal,
      ...body,
    });
    const isScript = url.pathname.endsWith('.js');
    const served = withHeaders(answer, {
      'strict-transport-security': 'max-age=31536000',
      ...(isScript && { 'content-encoding': 'br' }),
    });
    return shop.tamper?.(served, request) ?? served;
  };

  const answerShop = ({ pathname }: URL, { page, pageHeaders, files }: Shop): Response => {
    if (typeof page === 'function') return page();
    const text = pathname === '/' ? (page ?? PAGE) : files?.[pathname];
    if (text === undefined && pathname !== '/theme.js')
      return new Response('Not here', { status: 404 });
    const type = pathname === '/' ? 'text/html; charset=utf-8' : 'text/javascript';
    return new Response(text ?? 'void 0;', { headers: { 'content-type': type, ...pageHeaders } });
  };

  const shopFetch =
    (shop: Shop): typeof fetch =>
    async (input, init) => {
      const request = new Request(input, init);
      const url = new URL(request.url);
      if (url.hostname !== 'shop.test') return fetch(request);
      const isRoute = url.pathname.startsWith('/q7f2/');
      return isRoute ? answerRoute(request, url, shop) : answerShop(url, shop);
    };

  const createIo = (shop: Shop) => {
    const env = { KLAVIYO_API_KEY: ROUTE_KEY, KLAVIYO_URL: sandbox.url, ...shop.env };
    const now = () => shop.nowMs ?? Date.now();
    return { ...fakeIo({}, env), now, fetch: shopFetch(shop) };
  };

  return {
    sandbox,
    url: host.url,
    createIo,
    /** What the doctor finds there, by the names of its checks. */
    look: async (args: string[], shop: Shop = {}) => {
      const io = createIo(shop);
      const code = await run(['doctor', '--json', ...args], io);
      const text = io.lines.join('\n');
      const { checks = [], summary = '' } = text
        ? (JSON.parse(text) as { checks: Shown[]; summary: string })
        : {};
      const of = (check: string): Shown =>
        checks.find((one) => one.check === check) ?? { check, state: 'missing', seen: '' };
      return { code, text, checks, summary, errors: io.errors, of };
    },
    close: async () => {
      await host.close();
      await sandbox.close();
      rmSync(folder, { recursive: true });
    },
  };
};
