import { connect } from 'node:net';
import fc from 'fast-check';

import { KEY } from './ask.js';
import { oddBodies } from './odd-bodies.js';
import { oddHeaders } from './odd-headers.js';
import { oddTargets } from './odd-targets.js';

/** A request as bytes, whatever HTTP says of it. */
export interface RawRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly string[];
  readonly body: Buffer;
}

/** What came back until the connection ended: an empty text when the server had nothing to say. */
export const sendRaw = (port: number, bytes: Buffer): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.end(bytes));
    const chunks: Buffer[] = [];
    const finish = () => {
      socket.destroy();
      resolve(Buffer.concat(chunks).toString('latin1'));
    };
    socket.setTimeout(10_000, finish);
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', finish);
    socket.on('close', finish);
  });

/** The request on the wire, one for each connection. */
export const toBytes = ({ method, target, headers, body }: RawRequest): Buffer =>
  Buffer.concat([
    Buffer.from(
      [
        `${method} ${target} HTTP/1.1`,
        'host: 127.0.0.1',
        'connection: close',
        ...headers,
        '',
        '',
      ].join('\r\n'),
      'latin1',
    ),
    body,
  ]);

/** The statuses of an answer on the wire; there may be none. */
export const statusesOf = (answer: string): number[] =>
  [...answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));

const usual = [`authorization: Klaviyo-API-Key ${KEY}`, 'content-type: application/vnd.api+json'];

const method = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('HEAD', 'OPTIONS', 'PUT', 'TRACE', 'CONNECT', 'get', 'QUERY', 'F@O'),
  },
);

/** Requests that are nearly right, and requests that are not even HTTP. */
export const rawRequests: fc.Arbitrary<RawRequest> = fc
  .record({
    method,
    target: oddTargets,
    body: oddBodies,
    revision: fc.constantFrom('2026-07-15', '2022-10-17', '2024-02-15', '2025-01-15'),
    odd: fc.array(oddHeaders, { maxLength: 2 }),
    zipped: fc.boolean(),
    usual: fc.integer({ min: 0, max: 9 }).map((digit) => digit > 1),
  })
  .map(({ revision, odd, zipped, usual: isUsual, ...rest }) => ({
    ...rest,
    headers: [
      `content-length: ${rest.body.byteLength}`,
      ...(isUsual ? [...usual, `revision: ${revision}`] : []),
      ...(zipped && rest.body[0] === 0x1f ? ['content-encoding: gzip'] : []),
      ...odd,
    ],
  }));
