import { Failure, type Problem } from '../contract/failure.js';

/** What a resource's query may hold. */
export interface AllowedParameters {
  /** Parameters by name: `filter`, `page[size]`. */
  readonly names: readonly string[];
  /** What `fields[type]` may ask for, by type; `name.*` stands for everything inside it. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
}

// Names that JSON:API gives a meaning; a server has to refuse those it does not implement.
const RESERVED = /^(filter|sort|include|(page|fields|additional-fields)\[[^\]]*\])$/;

const strange = (name: string): Problem => ({
  detail: `'${name}' is not an allowed query parameter for this resource.`,
  parameter: name,
});

const isKnown = (field: string, known: readonly string[]): boolean =>
  known.some((name) =>
    name.endsWith('.*') ? field.startsWith(name.slice(0, -1)) : field === name,
  );

const checkFields = (name: string, text: string, known: readonly string[]): Problem[] =>
  text
    .split(',')
    .map((field) => field.trim())
    .filter((field) => field !== '' && !isKnown(field, known))
    .map((field) => ({
      detail: `'${field.slice(0, 120)}' is not a valid field for the resource.`,
      parameter: name,
    }));

/**
 * Refuses parameters and fields that a resource does not know (assumed). Names without a meaning
 * in JSON:API pass, as in most web services (assumed).
 */
export const checkParameters = (url: URL, { names, fields }: AllowedParameters): void => {
  const problems = [...url.searchParams].flatMap(([name, text]): Problem[] => {
    if (names.includes(name) || !RESERVED.test(name)) return [];
    const type = /^fields\[(.*)\]$/.exec(name)?.[1] ?? '';
    const known = Object.hasOwn(fields, type) ? fields[type] : undefined;
    return known === undefined ? [strange(name)] : checkFields(name, text, known);
  });
  if (problems.length > 0) throw new Failure(400, ...problems);
};
