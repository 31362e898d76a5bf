import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { createRoute } from './index.js';
import {
  agree,
  BASE,
  BULK,
  batchOf,
  EVENTS,
  fakeFetch,
  IMPORT,
  identifyOf,
  KEY,
  postOf,
  readAnswer,
  trackOf,
  tracksOf,
  uuid,
} from './testing/route.js';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** A server on loopback, with what it was asked. */
const listen = async (status: number, location?: string) => {
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    request.resume();
    response.writeHead(status, location ? { location } : {}).end();
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
};

describe('a redirection of whatever stands before Klaviyo', () => {
  test.each([301, 302, 303, 307, 308])(
    'by %i is not followed, and the events wait',
    async (status) => {
      const elsewhere = await listen(202);
      const klaviyo = await listen(status, `${elsewhere.url}/api/events`);
      const options = { basePath: BASE, apiKey: KEY, klaviyoUrl: klaviyo.url, log: () => {} };
      const route = createRoute(options);
      for (const batch of [batchOf([trackOf(1)]), batchOf(tracksOf(12))])
        expect((await readAnswer(await route(postOf(batch)))).status).toBe(503);

      expect(klaviyo.asked).toContain(EVENTS);
      expect(klaviyo.asked).toContain(BULK);
      expect(elsewhere.asked).toStrictEqual([]);
    },
  );
});

test('asks Klaviyo itself unless it is told of another address', async () => {
  const asked: string[] = [];
  const fetch = async (input: RequestInfo | URL, init?: RequestInit) => {
    asked.push(new Request(input, init).url);
    return new Response(null, { status: 202 });
  };
  await createRoute({ apiKey: KEY, basePath: BASE, log: () => {}, fetch })(
    postOf(batchOf([trackOf(1)])),
  );
  expect(asked).toStrictEqual(['https://a.klaviyo.com/api/events']);
});

const hostile = fc.oneof(
  fc.constantFrom(
    '../../../api/lists',
    '//evil.test',
    'https://evil.test/',
    '@evil.test',
    '\r\nHost: evil.test\r\n\r\nGET /',
    '?x=1#y',
    '%2e%2e%2f',
    'http://169.254.169.254/latest/meta-data',
    'file:///etc/passwd',
  ),
  fc.string({ minLength: 1, maxLength: 40 }),
);

test('asks for three paths of one host, whatever a page says', async () => {
  const asked: { url: string; names: string[] }[] = [];
  const { fetch: answer } = fakeFetch(agree);
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    asked.push({ url: request.url, names: [...request.headers.keys()] });
    return answer(request);
  };
  const route = createRoute({
    apiKey: KEY,
    basePath: BASE,
    klaviyoUrl: 'https://klaviyo.test',
    rateLimits: { perVisitor: false },
    log: () => {},
    fetch,
  });
  const visitor = fc.record(
    { external_id: hostile, _kx: hostile, email: hostile },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(hostile, hostile, visitor, fc.boolean(), async (one, other, who, isMany) => {
      const event = { metric: one, unique_id: other, properties: { [one]: other } };
      const events = [
        trackOf(1, event),
        { ...identifyOf(2, { first_name: one, [other]: one }), joins: true },
        identifyOf(3, { last_name: other }),
        ...(isMany ? tracksOf(20).slice(3) : []),
      ];
      const headers = {
        host: 'evil.test',
        'x-forwarded-host': 'evil.test',
        'x-original-url': '/evil',
      };
      const batch = batchOf(events, { visitor: { anonymous_id: uuid(1), ...who } });
      expect((await route(postOf(batch, { headers }))).status).toBe(202);
    }),
    { numRuns: 200 },
  );
  const paths = [EVENTS, BULK, IMPORT].map((path) => `https://klaviyo.test${path}`);
  expect(asked.length).toBeGreaterThan(200);
  for (const { url, names } of asked) {
    expect(paths).toContain(url);
    expect(names.sort()).toStrictEqual(['accept', 'authorization', 'content-type', 'revision']);
  }
});
