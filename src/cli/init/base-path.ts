const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const SIGNS = `${LETTERS}0123456789`;
const LENGTH = 10;

/** One of some signs, each as likely as the others. */
const pick = (signs: string): string => {
  const [number = 0] = crypto.getRandomValues(new Uint8Array(1));
  // What is left over of 256 would make the first signs likelier.
  return number < 256 - (256 % signs.length) ? (signs[number % signs.length] ?? '') : pick(signs);
};

/** A path nobody else has, so that no filter list knows it: a letter, then letters and digits. */
export const createBasePath = (): string =>
  `/${Array.from({ length: LENGTH }, (_, at) => pick(at === 0 ? LETTERS : SIGNS)).join('')}`;
