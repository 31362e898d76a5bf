import { Failure } from '../contract/failure.js';

/** Names in `include`, joined by commas or each in its own parameter, or a 400 in the documented words for one that the resource has not. */
export const readInclude = (url: URL, allowed: readonly string[]): ReadonlySet<string> => {
  const names = url.searchParams
    .getAll('include')
    .flatMap((text) => text.split(','))
    .filter((name) => name !== '');
  const problems = names
    .filter((name) => !allowed.includes(name))
    .map((name) => ({
      detail: `'${name}' is not an allowed include parameter for this resource.`,
      parameter: 'include',
    }));
  if (problems.length > 0) throw new Failure(400, ...problems);
  return new Set(names);
};
