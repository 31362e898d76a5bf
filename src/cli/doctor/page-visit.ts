import type { Answer } from './ask.js';
import type { Page, Script } from './read-html.js';

/** A script that a page loads, and where from. */
export interface Loaded {
  readonly script: Script;
  /** `undefined` of one that stands in the page. */
  readonly url: URL | undefined;
}

/** A page as it came. */
export interface PageVisit {
  readonly url: URL;
  readonly answer: Answer;
  readonly page: Page;
  readonly scripts: readonly Loaded[];
}

/** keepsend's tag in a page. */
export interface Tag extends Loaded {
  readonly url: URL;
  /** The route it names, without a slash at its end. */
  readonly route: string;
}

const toUrl = (text: string | undefined, base: URL): URL | undefined =>
  text !== undefined && URL.canParse(text, base.href) ? new URL(text, base) : undefined;

export const toVisit = (answer: Answer, page: Page): PageVisit => {
  const base = toUrl(page.base, answer.url) ?? answer.url;
  const scripts = page.scripts.map((script) => ({
    script,
    url: toUrl(script.attributes.get('src'), base),
  }));
  return { url: answer.url, answer, page, scripts };
};

/** The tags of the page that may be keepsend's: a file `m.js` in a folder, or one that names a route. */
export const findTags = ({ scripts, url: page }: PageVisit): Tag[] =>
  scripts.flatMap(({ script, url }) => {
    const [, folder] = /^(\/.+)\/m\.js$/.exec(url?.pathname ?? '') ?? [];
    const named = toUrl(script.attributes.get('data-route'), page);
    const route = named ? named.href : folder && url && `${url.origin}${folder}`;
    return url && route ? [{ script, url, route: route.replace(/\/+$/, '') }] : [];
  });
