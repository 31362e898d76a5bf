import { bounce } from './bounce.js';
import type { Stub } from './global.js';
import type { Call } from './read-calls.js';
import type { Tracker } from './tracker.js';

const METHODS = ['track', 'identify', 'reset', 'consent', 'flush', 'inspect', 'on'];
/** Nothing of the shop's waits longer for a script that may never come. */
const PATIENCE_MS = 300;

if (!globalThis.keepsend) {
  const calls: Call[] = [];
  const stub: { [name: string]: unknown } = { q: calls };
  for (const method of METHODS) {
    stub[method] = (...args: unknown[]) =>
      new Promise((resolve) => {
        calls.push([method, args, Date.now(), resolve]);
        setTimeout(resolve, PATIENCE_MS);
      });
  }
  globalThis.keepsend = stub as unknown as Tracker & Stub;
  addEventListener('pagehide', () => {
    if ((globalThis.keepsend as unknown) === stub) bounce(calls);
  });
}
