import { type Context, decide, evaluate } from './expression.js';
import { printEscaped, printPlain } from './filters.js';
import { type Node, readTemplate, refuseTemplate } from './nodes.js';

// A megabyte is ten times what mail programs show before they cut.
const MAX_LENGTH = 1_000_000;
const MAX_STEPS = 100_000;

interface Output {
  readonly print: (value: unknown) => string;
  steps: number;
  length: number;
  readonly parts: string[];
}

const write = (output: Output, text: string): void => {
  output.length += text.length;
  if (output.length > MAX_LENGTH) throw refuseTemplate('the outcome is larger than 1 MB.');
  output.parts.push(text);
};

const loopOver = (list: unknown): readonly unknown[] => {
  if (Array.isArray(list)) return list;
  return typeof list === 'object' && list !== null ? Object.keys(list) : [];
};

const renderLoop = (node: Node & { kind: 'for' }, context: Context, output: Output): void => {
  const items = loopOver(evaluate(node.list, context));
  if (items.length === 0) renderAll(node.empty, context, output);
  for (const [index, item] of items.entries()) {
    const forloop = {
      counter: index + 1,
      counter0: index,
      first: index === 0,
      last: index === items.length - 1,
    };
    renderAll(node.body, { ...context, [node.name]: item, forloop }, output);
  }
};

const renderOne = (node: Node, context: Context, output: Output): void => {
  output.steps += 1;
  if (output.steps > MAX_STEPS) throw refuseTemplate('it has too many steps.');
  if (node.kind === 'text') write(output, node.text);
  else if (node.kind === 'value') write(output, output.print(evaluate(node.text, context)));
  else if (node.kind === 'for') renderLoop(node, context, output);
  else if (node.kind === 'if') {
    const branch = node.branches.find(
      ({ condition }) => condition === undefined || decide(condition, context),
    );
    if (branch !== undefined) renderAll(branch.body, context, output);
  }
};

const renderAll = (nodes: readonly Node[], context: Context, output: Output): void => {
  for (const node of nodes) renderOne(node, context, output);
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
  const output: Output = { print, steps: 0, length: 0, parts: [] };
  renderAll(readTemplate(template), context, output);
  return output.parts.join('');
};
