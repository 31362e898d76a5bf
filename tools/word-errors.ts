import type { ErrorObject, ValidateFunction } from 'ajv';

// Says only that no branch of a choice fits, or is of a branch for another resource type or null.
const saysLittle = (error: ErrorObject, errors: readonly ErrorObject[]): boolean => {
  if (error.keyword === 'anyOf' || error.keyword === 'oneOf') return true;
  if (/\/anyOf\/1\/type$/.test(error.schemaPath)) return true;
  const branch = /^.*\/oneOf\/\d+/.exec(error.schemaPath)?.[0];
  return errors.some(
    ({ schemaPath, instancePath }) =>
      branch !== undefined &&
      schemaPath === `${branch}/properties/type/enum` &&
      error.instancePath.startsWith(instancePath.replace(/\/type$/, '')),
  );
};

/** What a validator found, one sentence for each fault and none for branches that were not meant. */
export const wordErrors = ({ errors }: ValidateFunction): string[] => {
  const all = errors ?? [];
  const telling = all.filter((error) => !saysLittle(error, all));
  return (telling.length > 0 ? telling : all).map(({ instancePath, message, params }) => {
    const names = Object.values(params).flat().join(', ');
    return `${instancePath || '/'} ${message}${names === '' ? '' : `: ${names}`}`;
  });
};
