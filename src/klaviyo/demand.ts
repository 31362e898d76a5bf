import { isObject } from './read-failure.js';

/** @throws {TypeError} that says the rule, unless it is kept. */
export const demand = (isKept: boolean, rule: string): void => {
  if (!isKept) throw new TypeError(rule);
};

/**
 * What types say, said again to those who call from JavaScript; not what came, which may name a person.
 * @throws {TypeError} that names what is no object.
 */
export const demandObject = (given: unknown, name: string): void =>
  demand(isObject(given), `${name} must be an object`);
