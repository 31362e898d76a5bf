import { readProblem } from '../../protocol/problem.js';
import type { Json } from '../../protocol/wire.js';
import { checkFields } from '../check-fields.js';
import { escapeKey } from '../place.js';
import { type Rejection, reject } from '../verdict.js';

/** Klaviyo's own: whatever else begins with a dollar means something to Klaviyo that nobody must say by the way. */
const KLAVIYO_KEYS = ['$extra'];

/** Refuses properties or traits that Klaviyo would refuse or take for its own; `place` points at them. */
export const checkOwnFields = (
  id: string,
  fields: { [key: string]: Json } | undefined,
  place: string,
): Rejection | undefined => {
  try {
    checkFields(fields);
  } catch (thrown) {
    const { code, pointer = '', detail } = readProblem(thrown);
    return reject(id, code, place + pointer, detail);
  }
  const reserved = Object.keys(fields ?? {}).find(
    (key) => key.startsWith('$') && !KLAVIYO_KEYS.includes(key),
  );
  if (reserved === undefined) return undefined;
  const pointer = `${place}/${escapeKey(reserved)}`;
  return reject(id, 'reserved_key', pointer, "Names with $ are Klaviyo's; rename it");
};
