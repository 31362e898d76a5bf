import { hideKeys, mask, personal, secret } from './redact.js';

// Longer than any filter that is meant.
const MAX_LENGTH = 1_000;

// What stands behind the name of a field up to the bracket that closes its condition.
const CONDITION =
  /(?<![\w.$-])([\w.$-]+)(\s*,)((?:"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|[^)"'])*)/g;

const isPersonal = (field: string) => personal.has(field.replace(/^\$/, ''));

const maskFilter = (filter: string) =>
  filter.replace(CONDITION, (whole, field: string, comma: string, values: string) =>
    isPersonal(field) ? field + comma + mask(values) : whole,
  );

const maskValue = (name: string, value: string) => {
  if (secret.has(name)) return 'removed';
  if (isPersonal(name)) return mask(value);
  return name === 'filter' ? maskFilter(value) : value;
};

/**
 * A query fit for a journal and for readers: decoded, personal values masked in place as in a
 * body, without keys and without the secret of the request, cut where it is very long.
 */
export const redactQuery = (query: URLSearchParams, ownSecret?: string): string => {
  const text = [...query]
    .map(([name, value]) => `${name}=${maskValue(name, value.slice(0, MAX_LENGTH))}`)
    .join('&')
    .replaceAll(ownSecret ?? 'pk_removed', 'pk_removed');
  const shown = hideKeys(text);
  return shown.length > MAX_LENGTH ? `${shown.slice(0, MAX_LENGTH)}…` : shown;
};
