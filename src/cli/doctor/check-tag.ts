import { type Finding, fail, ok, warn } from './finding.js';
import type { PageVisit, Tag } from './page-visit.js';
import { showAddress } from './show-address.js';

/** The tag, and whether it names the route that was asked about. */
export const checkTag = (
  tags: readonly Tag[],
  route: string | undefined,
  { url }: PageVisit,
  isBundled: boolean,
): Finding => {
  const tag = tags.find((one) => one.route === route) ?? tags[0];
  if (tag === undefined) {
    const advice = 'Paste the tag into every page: <script async src="{route}/m.js"></script>';
    return isBundled
      ? warn('tag', 'no tag in the HTML, but a script of the page speaks of keepsend', advice)
      : fail('tag', "the page has no tag of keepsend's", advice);
  }
  if (route !== undefined && tag.route !== route)
    return fail(
      'tag',
      `the page's tag names the route ${tag.route} instead of ${route}`,
      "Let the tag's src and BASE_PATH be of one path",
    );
  if (new URL(tag.route).origin !== url.origin)
    return fail(
      'tag',
      `the route is at ${new URL(tag.route).origin}, the page at ${url.origin}`,
      "Serve the route on the shop's own host, as a path: it refuses other sites",
    );
  return ok('tag', `the page loads ${showAddress(tag.url)}`);
};
