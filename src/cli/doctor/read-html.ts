/** A `<script>` of a page. */
export interface Script {
  /** Names in lower case; an attribute without a value has an empty one. */
  readonly attributes: ReadonlyMap<string, string>;
  /** What stands between its tags. */
  readonly text: string;
}

/** What a page says of its scripts. */
export interface Page {
  /** In the order of the document, those that are data left out. */
  readonly scripts: readonly Script[];
  /** Policies of its `<meta>`. */
  readonly policies: readonly string[];
  /** What relative addresses begin from, when the page says so. */
  readonly base: string | undefined;
}

const ATTRIBUTE = /[\s/]*([^\s=>/"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>]*))?/y;

/** Elements whose content is text, whatever it looks like. */
const RAW = ['script', 'style', 'title', 'textarea', 'noscript', 'template'];

const decode = (value: string): string =>
  value
    .replace(/^(["'])(.*)\1$/s, '$2')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

/** The attributes from a place on, and where the tag ends. */
const readAttributes = (html: string, from: number) => {
  const attributes = new Map<string, string>();
  ATTRIBUTE.lastIndex = from;
  let end = from;
  for (let match = ATTRIBUTE.exec(html); match; match = ATTRIBUTE.exec(html)) {
    const [, name = '', value = ''] = match;
    // The first of two counts, as in a browser.
    if (!attributes.has(name.toLowerCase())) attributes.set(name.toLowerCase(), decode(value));
    end = ATTRIBUTE.lastIndex;
  }
  const close = html.indexOf('>', end);
  return { attributes, end: close + 1 };
};

const indexOr = (html: string, what: string, from: number): number => {
  const at = html.indexOf(what, from);
  return at < 0 ? html.length : at;
};

const isExecutable = (attributes: ReadonlyMap<string, string>): boolean =>
  /^(|module|(text|application)\/(java|ecma)script)$/i.test(attributes.get('type')?.trim() ?? '');

/** Reads scripts and policies of a page: as much of HTML as that takes, in one go. */
export const readHtml = (html: string): Page => {
  const lower = html.toLowerCase();
  const scripts: Script[] = [];
  const policies: string[] = [];
  let base: string | undefined;
  const see = (name: string, attributes: Map<string, string>, text: string): void => {
    if (name === 'script' && isExecutable(attributes)) scripts.push({ attributes, text });
    if (name === 'base') base ??= attributes.get('href');
    const isPolicy = attributes.get('http-equiv')?.toLowerCase() === 'content-security-policy';
    if (name === 'meta' && isPolicy) policies.push(attributes.get('content') ?? '');
  };
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
    if (html.startsWith('<!--', at)) {
      at = indexOr(html, '-->', at + 4);
      continue;
    }
    const [name = ''] = /^[a-z][a-z\d-]*/.exec(lower.slice(at + 1, at + 20)) ?? [];
    if (!name) {
      at += 1;
      continue;
    }
    const { attributes, end } = readAttributes(html, at + 1 + name.length);
    // A tag that does not end is none.
    if (!end) break;
    const close = RAW.includes(name) ? indexOr(lower, `</${name}`, end) : end;
    see(name, attributes, html.slice(end, close));
    at = close;
  }
  return { scripts, policies, base };
};
