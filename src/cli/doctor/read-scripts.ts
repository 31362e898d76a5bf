import { type Ask, NoAnswer } from './ask.js';
import type { PublicText } from './check-texts.js';
import type { PageVisit } from './page-visit.js';

/** As many scripts of a page are read, five at a time. */
const MAX_SCRIPTS = 20;
const AT_ONCE = 5;

const readOne = async (url: URL, ask: Ask): Promise<PublicText[]> => {
  try {
    const { url: last, text } = await ask(url);
    return last.origin === url.origin ? [{ where: url.pathname, text }] : [];
  } catch (error) {
    if (error instanceof NoAnswer) return [];
    throw error;
  }
};

/** Scripts of the page's own origin but keepsend's, and how many there are that were not read. */
export const readScripts = async (
  { scripts, url: page }: PageVisit,
  route: string | undefined,
  ask: Ask,
): Promise<{ texts: PublicText[]; missed: number }> => {
  const all = scripts.flatMap(({ url }) => (url?.origin === page.origin ? [url.href] : []));
  const theirs = [...new Set(all)].filter((url) => !route || !url.startsWith(`${route}/`));
  const texts: PublicText[] = [];
  for (let at = 0; at < Math.min(theirs.length, MAX_SCRIPTS); at += AT_ONCE) {
    const some = theirs.slice(at, Math.min(at + AT_ONCE, MAX_SCRIPTS));
    texts.push(...(await Promise.all(some.map((url) => readOne(new URL(url), ask)))).flat());
  }
  return { texts, missed: theirs.length - texts.length };
};
