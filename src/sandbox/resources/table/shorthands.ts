import type { Rate } from '../../endpoints/call.js';
import type { Filter, Operator } from '../filter-type.js';
import type { Attribute, Operation, Relationship } from '../resource-type.js';

/** Requests a second, a minute and, for a few, a day. */
export const rate = (burst: number, steady: number, daily?: number): Rate =>
  daily === undefined ? { burst, steady } : { burst, steady, daily };

/** The rates that most operations have. */
export const rates = {
  tiny: rate(1, 15),
  small: rate(3, 60),
  medium: rate(10, 150),
  large: rate(75, 750),
  huge: rate(350, 3_500),
} as const;

/** An operation under its name at Klaviyo. */
export const operation = (name: string, of: Rate, ...scopes: readonly string[]): Operation => ({
  name,
  rate: of,
  scopes,
});

/** GET of related resources and of their ids. */
export const reads = (
  all: string,
  ids: string,
  of: Rate,
  ...scopes: readonly string[]
): Required<Pick<Relationship, 'reads'>> => ({
  reads: { all: operation(all, of, ...scopes), ids: operation(ids, of, ...scopes) },
});

/** When it was made, as it is printed. */
export const created: Attribute = { kind: 'time', column: 'created' };

/** When it was last changed. */
export const updated: Attribute = { kind: 'time', column: 'updated' };

/** A filter with these operators. */
export const by = (...operators: readonly Operator[]): Filter => ({ operators });

/** One value or any of several. */
export const exact: Filter = by('equals', 'any');

/** Before and after. */
export const ranges: Filter = by('greater-than', 'greater-or-equal', 'less-than', 'less-or-equal');

/** The same and equality. */
export const times: Filter = by('equals', ...ranges.operators);

/** Parts of a text. */
export const words: Filter = by('equals', 'contains', 'starts-with', 'ends-with');

/** The lower rate of a count of members (documented). */
export const countsMembers =
  (type: string) =>
  (url: URL): Rate | undefined =>
    url.searchParams.get(`additional-fields[${type}]`)?.includes('profile_count')
      ? rates.tiny
      : undefined;
