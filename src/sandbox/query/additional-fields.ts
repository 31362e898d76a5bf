import { Failure } from '../contract/failure.js';

/** Names in `additional-fields[type]`, or a 400 for one that the resource has not. */
export const readAdditionalFields = (
  url: URL,
  type: string,
  allowed: readonly string[],
): ReadonlySet<string> => {
  const parameter = `additional-fields[${type}]`;
  const names = (url.searchParams.get(parameter) ?? '').split(',').filter((name) => name !== '');
  const problems = names
    .filter((name) => !allowed.includes(name))
    .map((name) => ({
      detail: `'${name}' is not an allowed additional field for this resource.`,
      parameter,
    }));
  if (problems.length > 0) throw new Failure(400, ...problems);
  return new Set(names);
};
