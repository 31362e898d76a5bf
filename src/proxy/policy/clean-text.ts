/**
 * Control characters but line breaks and tabs, and what turns the direction of a text: neither is
 * seen, both deceive who reads it. Marks of direction (U+200E, U+200F) are Hebrew and Arabic spelling.
 */
const HIDDEN = /(?![\t\n])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

export const removeHidden = (text: string): string => text.replace(HIDDEN, '');

const TEMPLATE = /\{(?=[{%#])/g;

/** Whether it holds the beginning of a tag of Klaviyo's template language (Django's). */
export const hasTemplate = (text: string): boolean => text.search(TEMPLATE) >= 0;

/** The same text, in which no template begins: `{{` becomes `{ {`. */
export const disarmTemplates = (text: string): string => text.replace(TEMPLATE, '{ ');

/** What makes `<` the beginning of a tag, a comment or the like (HTML, tag open state). */
const MARKUP = /<(?=[a-z/!?])/gi;
/** Between these a reader sees a gap. */
const BLOCK = /^<\/?(?:p|br|div|li|h\d|t[dr])\b/i;

export const hasMarkup = (text: string): boolean => text.search(MARKUP) >= 0;

/**
 * The text without its tags; where one does not end, or where what is left would make a new one, a
 * blank after `<` keeps it text. One walk, whatever comes.
 */
export const removeMarkup = (text: string): string => {
  let rest = '';
  let from = 0;
  for (const { index } of text.matchAll(MARKUP)) {
    if (index < from) continue;
    const end = text.indexOf('>', index);
    if (end < 0) break;
    rest += text.slice(from, index);
    if (BLOCK.test(text.slice(index, index + 8))) rest += ' ';
    from = end + 1;
  }
  return (rest + text.slice(from)).replace(MARKUP, '< ');
};

/** Characters as HTML may write them: any by its number, and those a link begins with by their names. */
const REFERENCE = /&(?:#(?:x([\da-f]+)|(\d+));?|(colon|sol|bsol|period|tab|newline);)/gi;
const NAMED: { [name: string]: string } = { colon: ':', sol: '/', bsol: '\\', period: '.' };

/** Markup as a browser reads the links in it: what is written in another way, without tabs and line breaks. */
export const readMarkup = (text: string): string =>
  text
    .replace(REFERENCE, (_, hex?: string, decimal?: string, name = '') =>
      hex || decimal
        ? String.fromCharCode(hex ? Number.parseInt(hex, 16) : Number(decimal))
        : (NAMED[name.toLowerCase()] ?? ''),
    )
    .replace(/[\t\n\r]/g, '');
