import type { Occasion } from '../identity/decide.js';
import type { Traits } from '../store/profiles.js';
import type { Patch } from './incoming-event.js';

const asObject = (value: unknown): Traits =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Traits) : {};

const asList = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

// In an import `null` clears a field (documented); in an event it leaves it (assumed).
const assign = (old: Traits, given: Traits, occasion: Occasion): Traits => {
  const result = { ...old };
  for (const [key, value] of Object.entries(given)) {
    if (value === undefined || (value === null && occasion !== 'import')) continue;
    if (value === null) delete result[key];
    else result[key] = value;
  }
  return result;
};

const applyPatch = (properties: Traits, patch: Patch): Traits => {
  // A map, because a property may be called `constructor`.
  const result = new Map(Object.entries(properties));
  for (const key of asList(patch.unset)) result.delete(String(key));
  for (const [key, value] of Object.entries(patch.append ?? {})) {
    const list = asList(result.get(key));
    result.set(key, [...list, ...asList(value).filter((item) => !list.includes(item))]);
  }
  for (const [key, value] of Object.entries(patch.unappend ?? {})) {
    if (!result.has(key)) continue;
    const gone = asList(value);
    const list = asList(result.get(key));
    result.set(
      key,
      list.filter((item) => !gone.includes(item)),
    );
  }
  return Object.fromEntries(result);
};

/** The traits after a request: fields replaced, `properties` and `location` merged key by key. */
export const updateTraits = (
  old: Traits,
  given: Traits,
  patch: Patch | undefined,
  occasion: Occasion,
): Traits => {
  const { properties, location, ...fields } = given;
  const updated = assign(old, fields, occasion);
  // A custom property may be null on purpose, so only the standard fields are cleared by one.
  const merged = applyPatch({ ...asObject(old.properties), ...asObject(properties) }, patch ?? {});
  const place = assign(asObject(old.location), asObject(location), occasion);
  if (Object.keys(merged).length > 0) updated.properties = merged;
  else delete updated.properties;
  if (Object.keys(place).length > 0) updated.location = place;
  return updated;
};
