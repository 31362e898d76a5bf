import type { IncomingMessage } from 'node:http';
import { gunzipSync } from 'node:zlib';
import type { WireBatch } from '../../dist/types/protocol/wire.js';

/** A body that came whole to the route's door. */
interface Crossing {
  encoding: string | undefined;
  chunks: Buffer[];
}

export interface Wire {
  /** Listens to a request without taking anything away from who reads it next. */
  record(incoming: IncomingMessage): void;
  clear(): void;
  /** In the order their last byte came, whatever became of them then. */
  batches(): WireBatch[];
  /** How often an event came, by its id. */
  timesOf(id: string): number;
}

const readBatch = ({ encoding, chunks }: Crossing): WireBatch => {
  const body = Buffer.concat(chunks);
  return JSON.parse((encoding === 'gzip' ? gunzipSync(body) : body).toString('utf8'));
};

/** Counts what crosses the wire, beacons included, of which the browsers' own tools show no body. */
export const createWire = (): Wire => {
  let crossings: Crossing[] = [];
  const batches = (): WireBatch[] => crossings.map(readBatch);
  return {
    record: (incoming) => {
      if (incoming.method !== 'POST') return;
      const { headers } = incoming;
      const crossing: Crossing = { encoding: headers['content-encoding'], chunks: [] };
      const mine = crossings;
      const push = incoming.push.bind(incoming);
      // A listener of `data` would set the stream flowing before the one who answers reads it.
      incoming.push = (chunk: Buffer | null, encoding) => {
        if (chunk) crossing.chunks.push(chunk);
        // Of what is refused before it was heard nothing is left.
        else if (crossing.chunks.length) mine.push(crossing);
        return push(chunk, encoding);
      };
    },
    clear: () => {
      crossings = [];
    },
    batches,
    timesOf: (id) =>
      batches()
        .flatMap(({ events }) => events)
        .filter((event) => event.id === id).length,
  };
};
