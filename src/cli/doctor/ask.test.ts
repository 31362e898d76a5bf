import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { type AskLimits, createAsk, NoAnswer } from './ask.js';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

const serve = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const ask = (url: string, init?: RequestInit, limits?: AskLimits) =>
  createAsk({ now: Date.now })(new URL(url), init, limits);

/** Sends a visitor on so many times. */
const chain = (length: number) =>
  serve(({ url = '' }, response) => {
    const step = Number(url.slice(1));
    if (step >= length) return response.end('there');
    return response.writeHead(302, { location: `/${step + 1}` }).end();
  });

test('follows five redirects, and no more', async () => {
  const answer = await ask(`${await chain(5)}/0`);
  expect(answer).toMatchObject({ status: 200, text: 'there', redirects: 5 });
  expect(answer.url.pathname).toBe('/5');

  await expect(ask(`${await chain(6)}/0`)).rejects.toThrow('it redirects more than 5 times');
});

test('takes a redirect for the answer where it is to follow none', async () => {
  const url = `${await chain(3)}/0`;
  expect(await ask(url, {}, { maxRedirects: 0 })).toMatchObject({ status: 302, redirects: 0 });
});

test.each(['file:///etc/passwd', 'javascript:1', 'http://['])(
  'does not follow a redirect to %s',
  async (location) => {
    const url = await serve((_, response) => response.writeHead(301, { location }).end());
    await expect(ask(url)).rejects.toThrow(
      /^it redirects to (file:|javascript:|what is no address)$/,
    );
  },
);

test('reads so much of a body and no more', async () => {
  const url = await serve((_, response) => {
    const more = () => response.write('x'.repeat(1_000)) && setImmediate(more);
    response.on('drain', more);
    more();
  });
  const answer = await ask(url, {}, { maxBytes: 10_000 });

  expect([answer.text.length, answer.isCut]).toStrictEqual([10_000, true]);
});

test('waits for an answer so long and no longer', async () => {
  const url = await serve(() => {});
  await expect(ask(url, {}, { timeoutMs: 50 })).rejects.toThrow('nothing within 0.05 s');
});

test('waits for the end of a body no longer either', async () => {
  const url = await serve((_, response) => response.writeHead(200).write('half'));
  await expect(ask(url, {}, { timeoutMs: 50 })).rejects.toThrow('nothing within 0.05 s');
});

test('says in a few words why there was no answer', async () => {
  const url = await serve(({ socket }) => socket.destroy());
  await expect(ask(url)).rejects.toThrow('the connection was cut');

  servers[0]?.close();
  await expect(ask(url)).rejects.toThrow('nobody listens there');
  await expect(ask('http://nowhere.invalid')).rejects.toBeInstanceOf(NoAnswer);
});

test('notes how far the clock of who answers is ahead, whatever a cache kept', async () => {
  const url = await serve((_, response) => {
    const date = new Date(Date.now() + 3_500_000).toUTCString();
    response.writeHead(200, { date, age: '100' }).end();
  });
  const { aheadMs = 0 } = await ask(url);

  expect(Math.round(aheadMs / 60_000)).toBe(60);
});
