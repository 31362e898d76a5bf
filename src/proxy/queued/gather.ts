import { bytesOf, isWithin } from '../size-of.js';
import { BUNDLE_BYTES, toBundleText } from './bundle.js';
import { MAX_MESSAGE_BYTES } from './message.js';

/** A hundred bundles, the most that Cloudflare hands to a consumer, are what a Worker sends at a time. */
const MAX_EVENTS = 50;
const INTERVAL_MS = 250;
/** A Durable Object has 128 MB (platform limits). */
const MAX_WAITING_BYTES = 16_000_000;
/** Whoever waits costs more than his text. */
const WAITING_BYTES = 4_000;

/** Messages as JSON, which commas separate. */
export interface Parcel {
  text: string;
  events: number;
}

interface OpenBundle {
  texts: string[];
  bytes: number;
  events: number;
  done: PromiseWithResolvers<unknown>;
  timer: ReturnType<typeof setTimeout>;
}

/** Whether several of its size go into one bundle. */
export const isSmall = ({ text, events }: Parcel): boolean =>
  events <= MAX_EVENTS / 4 && isWithin(MAX_MESSAGE_BYTES / 4, text);

const hasRoom = (bundle: OpenBundle, bytes: number, events: number): boolean =>
  bundle.bytes + bytes < MAX_MESSAGE_BYTES && bundle.events + events <= MAX_EVENTS;

/**
 * Puts small parcels that come in quick succession into one message of a queue; resolves once the
 * queue has it. One that comes alone does not wait: the next bundle goes a quarter of a second after
 * the one before it, or when it is full. Rejects when the queue does, or too much waits for it.
 */
export const createGather = (
  send: (text: string) => Promise<unknown>,
): ((parcel: Parcel) => Promise<void>) => {
  let open: OpenBundle | undefined;
  let sentMs = 0;
  let waitingBytes = 0;

  const dispatch = ({ texts, timer, done }: OpenBundle): void => {
    clearTimeout(timer);
    open = undefined;
    sentMs = Date.now();
    // What throws rejects.
    done.resolve((async () => send(toBundleText(texts)))());
  };
  const begin = (): OpenBundle => {
    // A clock that was set back makes nobody wait longer.
    const sinceMs = Math.max(0, Date.now() - sentMs);
    const bundle: OpenBundle = {
      texts: [],
      bytes: BUNDLE_BYTES,
      events: 0,
      done: Promise.withResolvers(),
      timer: setTimeout(() => dispatch(bundle), Math.max(0, INTERVAL_MS - sinceMs)),
    };
    return bundle;
  };

  return async ({ text, events }) => {
    const bytes = bytesOf(text);
    const cost = bytes + WAITING_BYTES;
    if (waitingBytes + cost > MAX_WAITING_BYTES)
      throw new Error(`${waitingBytes} bytes wait for the queue already`);
    if (open && !hasRoom(open, bytes, events)) dispatch(open);
    open ??= begin();
    const bundle = open;
    bundle.texts.push(text);
    bundle.bytes += bytes + 1;
    bundle.events += events;
    if (bundle.events === MAX_EVENTS) dispatch(bundle);
    waitingBytes += cost;
    try {
      await bundle.done.promise;
    } finally {
      waitingBytes -= cost;
    }
  };
};
