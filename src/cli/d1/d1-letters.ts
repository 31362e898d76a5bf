import type { DeadLetter } from '../../proxy/index.js';
import { type DeadLetterRow, toConditions, toLetter } from '../../proxy/node/dead-letter-rows.js';
import type { LetterStore } from '../letter-store.js';
import type { AskD1 } from './run-wrangler.js';
import { isEvent, type RouteAddress, sendToRoute } from './send-to-route.js';
import { fillIn, toLiteral } from './to-literal.js';

interface Row extends DeadLetterRow {
  place: number;
}

/** A route reads 256 KB of a request. */
const MAX_SENT_BYTES = 200_000;

/** As few parts as a route takes. */
const split = (letters: readonly DeadLetter[]): DeadLetter[][] => {
  const parts: DeadLetter[][] = [];
  let left = 0;
  for (const letter of letters) {
    const bytes = Buffer.byteLength(JSON.stringify(letter));
    if (bytes > left || !parts.length) {
      parts.push([]);
      left = MAX_SENT_BYTES;
    }
    parts.at(-1)?.push(letter);
    left -= bytes;
  }
  return parts;
};

/**
 * The dead letters of a Worker. Cloudflare puts nothing into a queue for us, so `replay` gives them
 * to the route itself, where the shop's server would.
 */
export const openD1Letters = (ask: AskD1, route: RouteAddress | undefined): LetterStore => {
  const places = new WeakMap<DeadLetter, number>();
  /** What no second try would change; it is left out of what is found. */
  const stays: number[] = [];

  const toWhere = (filter: Parameters<LetterStore['count']>[0]): string => {
    const { conditions, values } = toConditions(filter);
    if (stays.length) conditions.push(`rowid NOT IN (${stays.join()})`);
    return conditions.length ? `WHERE ${fillIn(conditions.join(' AND '), values)}` : '';
  };
  /** Its place alone may be another one's by now. */
  const keyOf = (letter: DeadLetter): string =>
    `(${Number(places.get(letter))}, ${toLiteral(letter.id)})`;
  /** Those that were there until now. */
  const remove = async (letters: readonly DeadLetter[]): Promise<DeadLetter[]> => {
    if (!letters.length) return [];
    const keys = letters.map(keyOf).join();
    const rows = await ask<{ place: number }>(
      `DELETE FROM dead_letters WHERE (rowid, id) IN (VALUES ${keys}) RETURNING rowid AS place`,
    );
    const gone = new Set(rows.map(({ place }) => place));
    return letters.filter((letter) => gone.has(Number(places.get(letter))));
  };
  const leave = (letters: readonly DeadLetter[]): void => {
    stays.push(...letters.map((letter) => Number(places.get(letter))));
  };

  return {
    find: async (filter, limit) => {
      const rows = await ask<Row>(
        `SELECT rowid AS place, * FROM dead_letters ${toWhere(filter)} ORDER BY at DESC, id DESC LIMIT ${Math.trunc(limit)}`,
      );
      return rows.map((row) => {
        const letter = toLetter(row);
        places.set(letter, row.place);
        return letter;
      });
    },
    count: async (filter) => {
      const [row] = await ask<{ count: number }>(
        `SELECT count(*) AS count FROM dead_letters ${toWhere(filter)}`,
      );
      return row?.count ?? 0;
    },
    replay: async (letters) => {
      if (!route) throw new Error('there is no route to give them to');
      const events = letters.filter(isEvent);
      leave(letters.filter((letter) => !isEvent(letter)));
      let done = 0;
      for (const part of split(events)) {
        const { taken, trouble } = await sendToRoute(part, route);
        const gone = await remove(taken);
        done += gone.length;
        if (trouble) throw new Error(`${trouble}; what it took is done, say it again for the rest`);
        leave(part.filter((letter) => !gone.includes(letter)));
      }
      return done;
    },
    purge: async (letters) => (await remove(letters)).length,
    left: () => stays.length,
    close: () => {},
  };
};
