import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';

import type { Box } from './box.js';
import { errorDocument } from './contract/failure.js';
import { hideKeys } from './contract/redact.js';
import { controls } from './control/controls.js';
import { serveControl } from './control/serve-control.js';
import { endpoints } from './endpoints/endpoints.js';
import { PAGE_POLICY, type PageAssets, pageIcon, pageShell } from './page-shell.js';
import { reportCrash } from './report-crash.js';
import { serveApi } from './serve-api.js';

// Magento posts to `//api/events/`, and both forms of the end are in use (observed).
const normalisePath = (path: string) => path.replace(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '');

/** Hono over Node's server. */
type SandboxApp = Hono<{ Bindings: HttpBindings }>;

const servePage = (app: SandboxApp, { script, style }: PageAssets): void => {
  const serve = (path: string, type: string, text: string) =>
    app.get(path, () => {
      const headers = {
        'content-type': `${type}; charset=utf-8`,
        'content-security-policy': PAGE_POLICY,
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      };
      return new Response(text, { headers });
    });
  serve('/', 'text/html', pageShell);
  serve('/_sandbox/icon.svg', 'image/svg+xml', pageIcon);
  serve('/_sandbox/page.js', 'text/javascript', script);
  serve('/_sandbox/page.css', 'text/css', style);
};

const sayError = (status: number, detail: string) =>
  Response.json(errorDocument(status, [{ detail }]), { status });

/** The sandbox as a Hono app: the page, its own API, and Klaviyo's. */
export const createApp = (box: Box, assets: PageAssets): SandboxApp => {
  const app: SandboxApp = new Hono({ getPath: ({ url }) => normalisePath(new URL(url).pathname) });
  servePage(app, assets);
  for (const control of controls)
    app.on(control.method, control.path, (context) =>
      serveControl(box, control, context.req.raw, context.req.param('id') ?? ''),
    );
  for (const path of new Set(endpoints.map((endpoint) => endpoint.path))) {
    const candidates = endpoints.filter((endpoint) => endpoint.path === path);
    app.all(path, (context) =>
      serveApi(box, {
        request: context.req.raw,
        path: context.req.path,
        params: context.req.param() as Record<string, string>,
        candidates,
        outgoing: context.env.outgoing,
      }),
    );
  }
  for (const surface of ['/api/*', '/client/*'])
    app.all(surface, ({ req, env: { outgoing } }) =>
      serveApi(box, { request: req.raw, path: req.path, params: {}, candidates: [], outgoing }),
    );
  app.notFound(({ req }) =>
    sayError(404, hideKeys(`There is nothing at ${req.path.slice(0, 200)}.`)),
  );
  app.onError((error, { req }) => {
    reportCrash(req.method, error);
    return sayError(
      500,
      'The sandbox failed on this request: a bug of its own. Its log says where.',
    );
  });
  return app;
};
