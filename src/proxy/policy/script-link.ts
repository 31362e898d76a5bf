const SCHEMES = ['javascript', 'vbscript', 'data'];
/** What a page shows of an image that is not loaded yet; it runs nothing. */
const PICTURE = /^image\/(?:png|jpe?g|gif|webp|avif)[;,]/i;
const MEDIA_TYPE = /^[\w.+-]+\//;
/** Links that themes have where nothing is linked. */
const NOTHING = /^(?:void\(0\)|void 0)?;?$/i;

/** `link` would run in a page, `prose` only begins like it: the title of a book on JavaScript. */
export type ScriptLink = 'link' | 'prose' | 'picture' | undefined;

/** What a text is that begins with a scheme by which a link runs code or brings a document of its own. */
export const readScriptLink = (text: string): ScriptLink => {
  const colon = text.indexOf(':');
  if (colon < 0) return undefined;
  // As browsers read a link: without line breaks, tabs and what stands before it.
  const scheme = text
    .slice(0, colon)
    .replace(/[\t\n]/g, '')
    .trimStart()
    .toLowerCase();
  if (!SCHEMES.includes(scheme)) return undefined;
  const rest = text.slice(colon + 1);
  const words = rest.trimStart();
  if (scheme === 'data') {
    if (PICTURE.test(rest)) return 'picture';
    // Without a type it is plain text, or no link at all.
    if (!MEDIA_TYPE.test(words)) return undefined;
  }
  return words !== rest || NOTHING.test(rest) ? 'prose' : 'link';
};

/** The same for a reader, and no link for a browser. */
export const disarmLink = (text: string): string => text.replace(':', ' :');
