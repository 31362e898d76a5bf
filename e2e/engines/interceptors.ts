import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Stands between the page and the route; `true` when it has answered. */
export type Interceptor = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<boolean>;

/** Of what passes, only what is addressed to the route's events; scripts always come through. */
const isForEvents = ({ url = '' }: IncomingMessage): boolean =>
  new URL(url, 'http://localhost').pathname.endsWith('/e');

/** The route answers, but only after a while. */
export const slowly =
  (delayMs: number): Interceptor =>
  async (incoming) => {
    if (isForEvents(incoming)) await new Promise((resolve) => setTimeout(resolve, delayMs));
    return false;
  };

/** Nobody gets through, as on a train in a tunnel; pages come from the browser's cache, so to speak. */
export const cut: Interceptor = async (incoming) => {
  if (isForEvents(incoming)) incoming.socket.destroy();
  return isForEvents(incoming);
};

/** Only beacons get through: they alone ask for a receipt. */
export const onlyBeacons: Interceptor = async (incoming, outgoing) =>
  !incoming.url?.endsWith('?receipt') && cut(incoming, outgoing);

/** Answers the first so many posts itself, then lets everything through. */
export const firstPosts = (
  count: number,
  answer: (outgoing: ServerResponse) => void,
): Interceptor => {
  let left = count;
  return async (incoming, outgoing) => {
    if (incoming.method !== 'POST' || left === 0) return false;
    left -= 1;
    // Heard to the end: what is answered sooner, Node throws away, and nobody could count it.
    incoming.resume();
    await once(incoming, 'end');
    answer(outgoing);
    return true;
  };
};

/** The route takes the first so many posts, but of its answers only the beginning comes back. */
export const losingAnswers = (count: number): Interceptor => {
  let left = count;
  return async ({ method }, outgoing) => {
    if (method !== 'POST' || left === 0) return false;
    left -= 1;
    // What is written after the connection is gone goes nowhere.
    outgoing.on('error', () => {});
    const write = outgoing.write.bind(outgoing);
    outgoing.write = (chunk: Buffer) => {
      write(chunk.subarray(0, 1), () => outgoing.destroy());
      return true;
    };
    return false;
  };
};

/** Posts come in and are never answered, unless they ask for a receipt: those the browser sends by itself. */
export const unanswered: Interceptor = async ({ method, url }) =>
  method === 'POST' && !url?.endsWith('?receipt');
