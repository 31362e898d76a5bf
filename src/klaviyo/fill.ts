import type { Call } from './call.js';
import type { Identifier } from './resource.js';

/** Klaviyo's name of what may be many is a plural (documented). */
const nothing = (name: string): [string, [] | null] => [name, name.endsWith('s') ? [] : null];

/** Puts nothing, or none of them, where `include` names what Klaviyo does not say. */
export const createFill = ({ query }: Call) => {
  const names = query?.get('include')?.split(',') ?? [];
  return ({ type, id, ...rest }: Identifier): Identifier => ({
    type,
    id,
    ...Object.fromEntries(names.map(nothing)),
    ...rest,
  });
};
