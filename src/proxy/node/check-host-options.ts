import type { SpoolOptions } from './spool.js';
import type { NodeHostOptions } from './start-node-host.js';

const demand = (isFine: boolean, option: string, came: unknown, allowed: string): void => {
  if (isFine) return;
  throw new TypeError(`${option} must be ${allowed}; what came is ${JSON.stringify(came)}`);
};

const isFile = (path: unknown): boolean =>
  typeof path === 'string' && path !== '' && !/^(:memory:|file:)/.test(path);

/**
 * What a host needs beside the options of its route.
 * @throws {TypeError} that names the first option that is wrong, what came and what is allowed.
 */
export const checkHostOptions = ({ spool, host, port, trustedProxies }: NodeHostOptions): void => {
  const { path, maxBytes, minFreeBytes, maxDeadLetterBytes } = (
    typeof spool === 'string' ? { path: spool } : (spool ?? {})
  ) as { [option in keyof SpoolOptions]: unknown };
  demand(isFile(path), 'spool', spool, 'the path of a file, or an object with one');
  demand(
    maxBytes === undefined || (typeof maxBytes === 'number' && maxBytes > 0),
    'spool.maxBytes',
    maxBytes,
    'a number of bytes above 0',
  );
  demand(
    maxDeadLetterBytes === undefined ||
      (typeof maxDeadLetterBytes === 'number' && maxDeadLetterBytes > 0),
    'spool.maxDeadLetterBytes',
    maxDeadLetterBytes,
    'a number of bytes above 0',
  );
  demand(
    minFreeBytes === undefined || (typeof minFreeBytes === 'number' && minFreeBytes >= 0),
    'spool.minFreeBytes',
    minFreeBytes,
    'a number of bytes from 0 on',
  );
  demand(
    port === undefined || (Number.isInteger(port) && port >= 0 && port <= 65_535),
    'port',
    port,
    'a whole number from 0 to 65535',
  );
  demand(
    host === undefined || (typeof host === 'string' && host !== ''),
    'host',
    host,
    'the name or address to listen on',
  );
  demand(
    trustedProxies === undefined || (Number.isInteger(trustedProxies) && trustedProxies >= 0),
    'trustedProxies',
    trustedProxies,
    'the number of your own proxies before it, from 0 on',
  );
};
