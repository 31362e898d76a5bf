import { digestKey } from '../access/keys.js';
import type { Box } from '../box.js';
import { readSecret } from '../contract/access.js';
import type { Exchange } from '../exchange.js';
import type { Fault } from './fault.js';
import { FAULT_HEADER, readHeaderFault } from './header-fault.js';

const digestOf = ({ headers }: Exchange) => {
  const secret = readSecret(headers);
  return secret === undefined ? undefined : digestKey(secret);
};

// What is wrong with a body is told by the answer, not by the faults.
const bodyOf = (exchange: Exchange) =>
  exchange.readBody().then(
    ({ value }) => value,
    () => undefined,
  );

/** The fault that hits a request: the one it asks for itself, or the first of those switched on. */
export const takeFault = async (box: Box, exchange: Exchange): Promise<Fault | undefined> => {
  const asked = exchange.headers(FAULT_HEADER);
  if (asked !== undefined) return readHeaderFault(asked, exchange.at);
  const { path, method, candidates } = exchange;
  const fault = await box.faults.take({
    path,
    method,
    lane: candidates.find((endpoint) => endpoint.method === method)?.lane,
    keyDigest: () => digestOf(exchange),
    body: () => bodyOf(exchange),
  });
  if (fault !== undefined) box.feed.publish('faults');
  return fault;
};
