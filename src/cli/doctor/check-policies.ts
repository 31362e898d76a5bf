import { allowsConnect, allowsScript, readPolicies } from './csp.js';
import { type Finding, fail, ok, skip } from './finding.js';
import type { PageVisit, Tag } from './page-visit.js';
import { showAddress } from './show-address.js';

/** Whether every policy of the page lets keepsend load and send. */
export const checkPolicies = (
  { answer, page, url }: PageVisit,
  tag: Tag | undefined,
  route: string | undefined,
): Finding[] => {
  const header = answer.headers.get('content-security-policy') ?? '';
  const policies = [header, ...page.policies].flatMap(readPolicies);
  if (!policies.length)
    return ['csp-script', 'csp-connect'].map((check) =>
      ok(check, 'the page has no Content Security Policy, so that nothing is held back'),
    );
  const script = tag?.url ?? (route === undefined ? undefined : new URL(`${route}/m.js`));
  if (!script || !route)
    return ['csp-script', 'csp-connect'].map((check) => skip(check, 'there is no tag to look at'));
  const nonce = tag?.script.attributes.get('nonce');
  const maySend = policies.every((policy) => allowsConnect(policy, new URL(`${route}/e`), url));
  return [
    policies.every((policy) => allowsScript(policy, script, url, nonce))
      ? ok('csp-script', 'the policy of the page lets the script load')
      : fail(
          'csp-script',
          `the policy of the page does not let ${showAddress(script)} load`,
          "Allow 'self' in script-src, or give the tag the policy's nonce",
        ),
    maySend
      ? ok('csp-connect', 'the policy of the page lets events leave')
      : fail(
          'csp-connect',
          `the policy of the page does not let events go to ${route}/e`,
          "Allow 'self' in connect-src",
        ),
  ];
};
