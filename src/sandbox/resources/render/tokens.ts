/** A piece of a template: text, `{{ … }}` or `{% … %}`, without its braces. */
export interface Token {
  readonly kind: 'text' | 'value' | 'tag' | 'comment';
  readonly text: string;
}

const braces = [
  { kind: 'value', open: '{{', close: '}}' },
  { kind: 'tag', open: '{%', close: '%}' },
  { kind: 'comment', open: '{#', close: '#}' },
] as const;

/** The pieces of a template in order. Braces that do not close are text. */
export const tokenize = (template: string): Token[] => {
  const tokens: Token[] = [];
  // Looked for once from the end backwards, so that braces without an end cost no time.
  const lastClose = new Map(braces.map(({ kind, close }) => [kind, template.lastIndexOf(close)]));
  let textFrom = 0;
  for (let at = template.indexOf('{'); at !== -1; at = template.indexOf('{', at)) {
    const brace = braces.find(({ open }) => template.startsWith(open, at));
    if (brace === undefined || (lastClose.get(brace.kind) ?? -1) < at + 2) {
      at += 1;
      continue;
    }
    const end = template.indexOf(brace.close, at + 2);
    if (at > textFrom) tokens.push({ kind: 'text', text: template.slice(textFrom, at) });
    tokens.push({ kind: brace.kind, text: template.slice(at + 2, end).trim() });
    at = end + 2;
    textFrom = at;
  }
  if (textFrom < template.length) tokens.push({ kind: 'text', text: template.slice(textFrom) });
  return tokens;
};
