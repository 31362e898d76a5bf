import { createGather, type Parcel } from '../queued/gather.js';
import type { QueueBinding } from './bindings.js';

/** Its word once the queue has it. Nothing else says that by chance. */
export const TAKEN = 299;

/**
 * A Durable Object that gathers what several of a Worker's processes put into the queue `EVENTS`:
 * Cloudflare hands 100 messages to a consumer at most, however little is in each. It keeps nothing.
 * Who asks is answered once the queue has it.
 */
export class Gatherer {
  readonly #gather: (parcel: Parcel) => Promise<void>;

  constructor(_state: unknown, { EVENTS }: { EVENTS: QueueBinding }) {
    this.#gather = createGather((text) => EVENTS.send(text, { contentType: 'text' }));
  }

  async fetch(request: Request): Promise<Response> {
    const text = await request.text();
    const events = Number(new URL(request.url).pathname.slice(1));
    try {
      await this.#gather({ text, events });
      return new Response(null, { status: TAKEN });
    } catch (error) {
      return new Response(String(error), { status: 503 });
    }
  }
}
