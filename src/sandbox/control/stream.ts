import type { Change } from '../feed.js';
import type { Control } from './control.js';

// A bulk job of 1,000 events is one message, and a page needs no more than a few a second.
const GATHER_MS = 80;

// Longer than browsers wait before they think a silent connection dead is minutes; this is well below.
const PING_MS = 15_000;

/** Server-sent events: each message lists what has changed since the one before. */
export const stream: Control = {
  method: 'GET',
  path: '/_sandbox/stream',
  answer: ({ box, signal }) => {
    const encoder = new TextEncoder();
    const changed = new Set<Change>();
    let timer: NodeJS.Timeout | undefined;
    let stop = () => {};
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        const write = (text: string) => controller.enqueue(encoder.encode(text));
        const flush = () => {
          timer = undefined;
          write(`data: ${JSON.stringify({ changed: [...changed] })}\n\n`);
          changed.clear();
        };
        const unsubscribe = box.feed.subscribe((changes) => {
          for (const change of changes) changed.add(change);
          timer ??= setTimeout(flush, GATHER_MS);
        });
        const ping = setInterval(() => write(': still here\n\n'), PING_MS);
        stop = () => {
          unsubscribe();
          clearInterval(ping);
          clearTimeout(timer);
        };
        signal.addEventListener('abort', () => stop());
        write('retry: 1000\n\n');
      },
      cancel: () => stop(),
    });
    return new Response(body, {
      headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
    });
  },
};
