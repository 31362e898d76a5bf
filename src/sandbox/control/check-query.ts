import { Failure } from '../contract/failure.js';
import type { Control } from './control.js';

const shorten = (name: string) => name.slice(0, 60);

const refuse = (parameter: string, detail: string) =>
  new Failure(400, { detail, parameter: shorten(parameter) });

/** Throws a 400 that names the first parameter which a command does not have, or which is there twice. */
export const checkQuery = ({ parameters = [] }: Control, url: URL): void => {
  const allowed = typeof parameters === 'function' ? parameters(url) : parameters;
  const given = [...url.searchParams.keys()];
  const unknown = given.find((name) => !allowed.includes(name));
  if (unknown !== undefined) {
    const others = allowed.length === 0 ? 'it takes none' : `it takes ${allowed.join(', ')}`;
    throw refuse(unknown, `There is no parameter '${shorten(unknown)}' here: ${others}.`);
  }
  const twice = given.find((name, index) => given.indexOf(name) !== index);
  if (twice !== undefined) throw refuse(twice, `'${twice}' is there twice.`);
};
