/** Where a link may begin, for whatever makes links of texts. */
const LINK = /https?:|www\.|[\\/]{2}/gi;
/** What ends it in a text. */
const END = /[\s"'<>]/g;
/** What belongs to the sentence around it. */
const PUNCTUATION = '.,;:!?)]}*_';
/** The beginning of a link and nothing more. */
const NOTHING = /^(?:https?:?)?[\\/]*$/i;
/** Relative links stand on no host of their own. */
const NOWHERE = 'https://nowhere.invalid';
/** So ends what a path or a name goes on behind. */
const INSIDE = /[\p{L}\p{N}./\\@%~_-]$/u;
/** Before two slashes: a scheme of another kind, or the end of a long one. */
const SCHEME = /([a-z][a-z\d+.-]*):$/i;
/** Between the links of a list; a blank of no width is seen by some readers and not by others. */
const NEXT = /[,;|\p{Cf}](?=https?:|www\.|[\\/]{2})/iu;

/** Whether every link of a text is https and on one of the shop's hosts. */
export type LinksAreOwn = (text: string) => boolean;

const trimEnd = (token: string): string => {
  let end = token.length;
  while (end > 0 && PUNCTUATION.includes(token.charAt(end - 1))) end--;
  return token.slice(0, end);
};

/** A link with its own scheme has no base: `https:a.example` would be a path on one of https. */
const parse = (link: string): URL | undefined => {
  const base = /^https?:/i.test(link) ? undefined : NOWHERE;
  try {
    return new URL(link, base);
  } catch {
    // It is no link.
    return undefined;
  }
};

/** Hosts as a browser writes them, in punycode and lower case; `*.` is any host below. */
const createIsOwn = (hosts: readonly string[]) => {
  const own = hosts.map((host) => {
    const isBelow = host.startsWith('*.');
    return { isBelow, name: new URL(`https://${isBelow ? host.slice(2) : host}`).host };
  });
  return ({ protocol, username, password, host }: URL): boolean =>
    protocol === 'https:' &&
    !username &&
    !password &&
    own.some(({ isBelow, name }) => (isBelow ? host.endsWith(`.${name}`) : host === name));
};

/** The links within a text, each as a browser would be given it; `undefined` for one of another scheme. */
const findLinks = function* (text: string): Generator<string | undefined> {
  let from = 0;
  for (const { 0: start, index } of text.matchAll(LINK)) {
    if (index < from) continue;
    const before = text.slice(Math.max(0, index - 23), index);
    const isSlashes = !/[a-z]/i.test(start);
    if (isSlashes && before.endsWith(':')) {
      const [, scheme = 'http'] = SCHEME.exec(before) ?? [];
      if (!/^https?$/i.test(scheme)) yield undefined;
      continue;
    }
    // Part of a path or of a name.
    if (!/^http/i.test(start) && INSIDE.test(before)) continue;
    END.lastIndex = index;
    const end = END.exec(text)?.index ?? text.length;
    const token = trimEnd(text.slice(index, end));
    from = end;
    for (const link of [token, ...token.split(NEXT).slice(1)])
      if (!/^www/i.test(link)) yield link;
      else if (link.length > 'www.'.length) yield `https://${link}`;
  }
};

/** Knows links to other hosts, in a text or as the whole of it. One walk, whatever comes. */
export const createLinksAreOwn = (hosts: readonly string[]): LinksAreOwn => {
  const isOwn = createIsOwn(hosts);
  const isFine = (link: string | undefined, isSentence = false): boolean => {
    // Browsers and older readers disagree where the host of such a link begins.
    if (link === undefined || (link.includes('\\') && link.includes('@'))) return false;
    const url = parse(link);
    // What is no link may hold one further on.
    if (!url) return isSentence || NOTHING.test(link);
    return url.origin === NOWHERE || isOwn(url);
  };
  return (text) => {
    // As the target of a link a browser reads it whole, without line breaks and tabs.
    const whole = text.replace(/[\t\n]/g, '').trim();
    if (/^(?:https?:|[\\/]{2})/i.test(whole) && !isFine(whole, /\s/.test(whole))) return false;
    for (const link of findLinks(text)) if (link !== whole && !isFine(link)) return false;
    return true;
  };
};
