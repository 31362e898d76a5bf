import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';

/**
 * Hands a request on to the Worker as Cloudflare would: same path, same host, same headers, so that
 * route and shop share one origin. Resolves when the Worker is done with it, whether or not
 * anybody still waits for the answer.
 */
export const forward = (
  port: number,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> =>
  new Promise((resolve) => {
    const { method, url: path, headers } = incoming;
    const upstream = httpRequest({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(outgoing);
    });
    upstream.on('error', () => outgoing.destroy());
    upstream.on('close', resolve);
    incoming.pipe(upstream);
  });
