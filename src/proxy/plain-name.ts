import { createBoundedMap } from './trust/bounded-map.js';

/** A shop has few metrics, and each event asks for its own several times. */
const known = createBoundedMap<string>(1_000);
/** Nobody names a metric at such length. */
const MAX_KNOWN_LENGTH = 100;

const toPlain = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]+/gu, ' ')
    .trim()
    .toLowerCase();

/** A metric's name without what only makes it look different. */
export const plainName = (name: string): string => {
  const before = known.get(name);
  if (before !== undefined) return before;
  const plain = toPlain(name);
  if (name.length <= MAX_KNOWN_LENGTH) known.set(name, plain);
  return plain;
};
