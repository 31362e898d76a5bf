import { type Finding, ok, skip, warn } from './finding.js';
import type { Loaded, PageVisit, Tag } from './page-visit.js';

const isBlocking = ({ script: { attributes }, url }: Loaded): boolean =>
  url !== undefined &&
  !['async', 'defer'].some((name) => attributes.has(name)) &&
  attributes.get('type') !== 'module';

const CALLS = /\bkeepsend\s*\.\s*(?:track|identify|reset|consent|flush|inspect|on)\b/;

/** The stub in the page itself knows the name of the script. */
const isInlineStub = ({ script: { text }, url }: Loaded): boolean =>
  url === undefined && text.includes('keepsend') && text.includes('/m.js');

/** Whether keepsend is there before what calls it, and before what takes long. */
export const checkOrder = ({ scripts }: PageVisit, tag: Tag | undefined): Finding => {
  if (!tag) return skip('order', 'there is no tag to look at');
  const at = scripts.findIndex(({ script }) => script === tag.script);
  const stub = scripts.findIndex(
    (one) => isInlineStub(one) || (one.url?.href === `${tag.route}/stub.js` && isBlocking(one)),
  );
  const first = stub >= 0 ? Math.min(stub, at) : at;
  const isThere = stub >= 0 ? stub : isBlocking(tag) ? at : scripts.length;
  const callers = scripts.filter(
    ({ script, url }, index) => url === undefined && index < isThere && CALLS.test(script.text),
  );
  if (callers.length)
    return warn(
      'order',
      'a script in the page calls keepsend, which may not be there yet when it runs',
      `Put <script src="${new URL(tag.route).pathname}/stub.js"></script> before it`,
    );
  const before = scripts.slice(0, first).filter(isBlocking).length;
  if (before)
    return warn(
      'order',
      `${before === 1 ? 'a script stands' : `${before} scripts stand`} before keepsend`,
      'Put the tag before the other scripts: who leaves early is then counted',
    );
  return ok('order', 'keepsend comes before what could hold it up');
};
