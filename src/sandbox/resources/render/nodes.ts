import { Failure } from '../../contract/failure.js';
import { type Token, tokenize } from './tokens.js';

/** A branch of an `if`; without a condition it is the `else`. */
export interface Branch {
  readonly condition: string | undefined;
  readonly body: readonly Node[];
}

/** A template as it is rendered. */
export type Node =
  | { readonly kind: 'text' | 'value'; readonly text: string }
  | { readonly kind: 'if'; readonly branches: readonly Branch[] }
  | {
      readonly kind: 'for';
      readonly name: string;
      readonly list: string;
      readonly body: readonly Node[];
      readonly empty: readonly Node[];
    };

// Deeper than any e-mail, shallower than the stack.
const MAX_DEPTH = 50;

/** A 400 for a template that cannot be rendered (its words are assumed). */
export const refuseTemplate = (detail: string): Failure =>
  new Failure(400, { detail: `The template cannot be rendered: ${detail}`, pointer: '/data/id' });

// Longer ones are no mistake of a person's, and reading them would take long.
const MAX_EXPRESSION = 1_000;

const limited = (expression: string): string => {
  if (expression.length <= MAX_EXPRESSION) return expression;
  throw refuseTemplate(`an expression has more than ${MAX_EXPRESSION} characters.`);
};

class Reader {
  #at = 0;
  readonly #tokens: readonly Token[];
  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }
  next(): Token | undefined {
    const token = this.#tokens[this.#at];
    this.#at += 1;
    return token;
  }
}

const readFor = (reader: Reader, rest: string, depth: number): Node => {
  const [, name, list] = /^(\w+)\s+in\s+(.+)$/.exec(rest) ?? [];
  if (name === undefined || list === undefined)
    throw refuseTemplate(`"for ${rest.slice(0, 60)}" is not "for name in list".`);
  const { nodes: body, end } = readNodes(reader, depth, ['empty', 'endfor']);
  const empty = end === 'empty' ? readNodes(reader, depth, ['endfor']).nodes : [];
  return { kind: 'for', name, list, body, empty };
};

const readIf = (reader: Reader, first: string, depth: number): Node => {
  const branches: Branch[] = [];
  let condition: string | undefined = first;
  for (;;) {
    const { nodes: body, end } = readNodes(reader, depth, ['elif', 'else', 'endif']);
    branches.push({ condition, body });
    if (end === 'endif') return { kind: 'if', branches };
    condition = end === 'else' ? undefined : end.slice('elif '.length);
  }
};

const readTag = (reader: Reader, text: string, depth: number): Node => {
  const [, name = '', rest = ''] = /^(\S*)\s*(.*)$/s.exec(text) ?? [];
  if (name === 'if') return readIf(reader, rest, depth + 1);
  if (name === 'for') return readFor(reader, rest, depth + 1);
  throw refuseTemplate(`the sandbox does not know the tag "${name.slice(0, 60)}".`);
};

const readNodes = (reader: Reader, depth: number, ends: readonly string[]) => {
  if (depth > MAX_DEPTH) throw refuseTemplate('its tags are nested too deeply.');
  const nodes: Node[] = [];
  for (let token = reader.next(); token !== undefined; token = reader.next()) {
    const { kind, text } = token;
    if (kind === 'comment') continue;
    if (kind !== 'tag') nodes.push({ kind, text: kind === 'value' ? limited(text) : text });
    else if (ends.includes(text.split(/\s/)[0] ?? '')) return { nodes, end: text };
    else nodes.push(readTag(reader, limited(text), depth));
  }
  if (ends.length > 0) throw refuseTemplate(`"${ends.at(-1)}" is missing.`);
  return { nodes, end: '' };
};

/** A template as a tree, or a 400 that names what is wrong with it. */
export const readTemplate = (template: string): readonly Node[] =>
  readNodes(new Reader(tokenize(template)), 0, []).nodes;
