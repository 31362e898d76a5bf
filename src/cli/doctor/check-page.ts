import { type Ask, NoAnswer } from './ask.js';
import { checkOrder } from './check-order.js';
import { checkPolicies } from './check-policies.js';
import { checkTag } from './check-tag.js';
import { checkDoubles, checkKeys, type PublicText } from './check-texts.js';
import { inWords } from './describe-answer.js';
import { type Finding, fail, ok, skip } from './finding.js';
import { findTags, type PageVisit, toVisit } from './page-visit.js';
import { readHtml } from './read-html.js';
import { readScripts } from './read-scripts.js';
import { showAddress } from './show-address.js';

/** What cannot be looked at without the page. */
const PAGE_CHECKS = ['tag', 'csp-script', 'csp-connect', 'order', 'leaked-keys', 'double-tracking'];

/** A page, or why there is none. */
export type Visited = PageVisit | Finding;

/** Fetches a page; never rejects for what it finds there. */
export const visitPage = async (url: URL, ask: Ask): Promise<Visited> => {
  try {
    const answer = await ask(url);
    const type = answer.headers.get('content-type') ?? '';
    if (answer.status === 200 && /^(text\/html|application\/xhtml\+xml)/i.test(type))
      return toVisit(answer, readHtml(answer.text));
    return fail(
      'page',
      `${showAddress(answer.url)} answered ${inWords(answer)} instead of a page`,
      'Name a page of the shop that everybody can see',
    );
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return fail(
      'page',
      `no answer from ${url.origin}: ${error.message}`,
      'Check the address, and whether the shop may be reached from here',
    );
  }
};

const describeTexts = (texts: readonly PublicText[], missed: number): string => {
  const scripts = `${texts.length - 1} script${texts.length === 2 ? '' : 's'} of its origin`;
  return `the page and ${scripts}${missed ? `; ${missed} more could not be read` : ''}`;
};

/** What a page of the shop makes of keepsend. */
export const checkPage = async (
  visited: Visited,
  { route, keys, ask }: { route: string | undefined; keys: readonly string[]; ask: Ask },
  tell: (finding: Finding) => void,
): Promise<void> => {
  if ('check' in visited) {
    tell(visited);
    for (const check of PAGE_CHECKS) tell(skip(check, 'there is no page to look at'));
    return;
  }
  const { answer, url } = visited;
  tell(ok('page', `${showAddress(url)} came${answer.isCut ? '; its first 2 MB were read' : ''}`));
  const tags = findTags(visited);
  const tag = tags.find((one) => one.route === route) ?? tags[0];
  const { texts, missed } = await readScripts(visited, tag?.route ?? route, ask);
  const isBundled = texts.some(({ text }) => text.includes('keepsend'));
  tell(checkTag(tags, route, visited, isBundled));
  for (const finding of checkPolicies(visited, tag, tag?.route ?? route)) tell(finding);
  tell(checkOrder(visited, tag));
  const all = [{ where: 'the page', text: answer.text }, ...texts];
  tell(checkKeys(all, keys, describeTexts(all, missed)));
  tell(
    tag || isBundled
      ? checkDoubles(visited, all)
      : skip('double-tracking', 'there is no keepsend beside which anything could track'),
  );
};
