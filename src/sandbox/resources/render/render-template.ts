import { type Context, decide, evaluate } from './expression.js';
import { printEscaped, printPlain } from './filters.js';
import { type Node, readTemplate, refuseTemplate } from './nodes.js';

// A megabyte is ten times what mail programs show before they cut.
const MAX_LENGTH = 1_000_000;
const MAX_STEPS = 100_000;
// A step may be a filter over megabytes, and nothing else is answered meanwhile.
const MAX_MS = 1_000;

/** What names stand for where the rendering is. */
type Scope = Record<string, unknown>;

interface Output {
  readonly print: (value: unknown) => string;
  /** By `performance.now()`. */
  readonly deadline: number;
  steps: number;
  length: number;
  readonly parts: string[];
}

const write = (output: Output, text: string): void => {
  output.length += text.length;
  if (output.length > MAX_LENGTH) throw refuseTemplate('the outcome is larger than 1 MB.');
  output.parts.push(text);
};

const countStep = (output: Output): void => {
  output.steps += 1;
  if (output.steps > MAX_STEPS) throw refuseTemplate('it has too many steps.');
  if (performance.now() > output.deadline) throw refuseTemplate('it takes over a second.');
};

const loopOver = (list: unknown): readonly unknown[] => {
  if (Array.isArray(list)) return list;
  return typeof list === 'object' && list !== null ? Object.keys(list) : [];
};

// Loops share one scope: a copy for each round would cost the size of the context.
const renderLoop = (node: Node & { kind: 'for' }, scope: Scope, output: Output): void => {
  const items = loopOver(evaluate(node.list, scope));
  if (items.length === 0) renderAll(node.empty, scope, output);
  const before = { item: scope[node.name], forloop: scope.forloop };
  for (const [index, item] of items.entries()) {
    countStep(output);
    scope.forloop = {
      counter: index + 1,
      counter0: index,
      first: index === 0,
      last: index === items.length - 1,
    };
    scope[node.name] = item;
    renderAll(node.body, scope, output);
  }
  scope.forloop = before.forloop;
  scope[node.name] = before.item;
};

const renderOne = (node: Node, scope: Scope, output: Output): void => {
  countStep(output);
  if (node.kind === 'text') write(output, node.text);
  else if (node.kind === 'value') write(output, output.print(evaluate(node.text, scope)));
  else if (node.kind === 'for') renderLoop(node, scope, output);
  else if (node.kind === 'if') {
    const branch = node.branches.find(
      ({ condition }) => condition === undefined || decide(condition, scope),
    );
    if (branch !== undefined) renderAll(branch.body, scope, output);
  }
};

const renderAll = (nodes: readonly Node[], scope: Scope, output: Output): void => {
  for (const node of nodes) renderOne(node, scope, output);
};

/**
 * Renders the part of Django's template language that e-mails use most: values by dotted paths,
 * `if` with `elif`, `else`, `and`, `or`, `not` and comparisons, `for` with `empty` and `forloop`,
 * comments, and the filters of `filters.ts`. Values are escaped in HTML. It does not know `load`,
 * `include`, `block`, `with`, dates, brackets in conditions, or Klaviyo's own tags and lookups:
 * those are a 400, never silence.
 */
export const renderTemplate = (
  template: string,
  context: Context,
  format: 'html' | 'text',
): string => {
  const print = format === 'html' ? printEscaped : printPlain;
  const output: Output = {
    print,
    deadline: performance.now() + MAX_MS,
    steps: 0,
    length: 0,
    parts: [],
  };
  const scope: Scope = Object.assign(Object.create(null), context);
  renderAll(readTemplate(template), scope, output);
  return output.parts.join('');
};
