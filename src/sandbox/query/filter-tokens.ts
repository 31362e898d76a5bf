import { Failure } from '../contract/failure.js';

/** A value in a filter: `"Ada"`, or without quotes `2026-01-01T00:00:00Z`, `12.5`, `true`. */
export interface Term {
  readonly text: string;
  readonly isQuoted: boolean;
}

/** Reads a filter from left to right, blanks skipped; whatever does not fit is a 400. */
export interface Tokens {
  /** Takes the mark when it is next. */
  take(mark: string): boolean;
  expect(mark: string): void;
  expectEnd(): void;
  /** An operator or a field. */
  takeName(): string;
  takeTerm(): Term;
  refuse(): never;
}

// A field may have parts: `subscriptions.email.marketing.suppression.reason`, `catalog-item.id`.
const NAME = /[A-Za-z_$][\w$.-]*/y;
const QUOTED = /"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'/sy;
const BARE = /[^\s,()[\]"']+/y;
const BLANKS = /\s*/y;

const dropEscapes = (text: string) => text.replace(/\\(.)/gs, '$1');

/** The tokens of a filter. */
export const createTokens = (text: string): Tokens => {
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found !== null) at += found[0].length;
    return found;
  };
  const skipBlanks = () => match(BLANKS);
  const refuse = (): never => {
    const near = at < text.length ? ` near '${text.slice(at, at + 40)}'` : ' at its end';
    throw new Failure(400, { detail: `invalid filter${near}`, parameter: 'filter' });
  };
  const take = (mark: string) => {
    skipBlanks();
    if (!text.startsWith(mark, at)) return false;
    at += mark.length;
    return true;
  };
  const takeTerm = (): Term => {
    skipBlanks();
    const quoted = match(QUOTED);
    if (quoted !== null) return { text: dropEscapes(quoted[1] ?? quoted[2] ?? ''), isQuoted: true };
    const bare = match(BARE);
    return bare === null ? refuse() : { text: bare[0], isQuoted: false };
  };
  return {
    take,
    takeTerm,
    refuse,
    expect: (mark) => {
      if (!take(mark)) refuse();
    },
    expectEnd: () => {
      skipBlanks();
      if (at < text.length) refuse();
    },
    takeName: () => {
      skipBlanks();
      return match(NAME)?.[0] ?? refuse();
    },
  };
};
