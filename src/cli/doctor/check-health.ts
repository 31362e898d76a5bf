import type { Answer } from './ask.js';
import { inWords, isProblem } from './describe-answer.js';
import { type Finding, fail, ok, skip, warn } from './finding.js';
import { showAddress } from './show-address.js';

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\]|[\w-]+\.localhost)$/;

export const checkScheme = ({ protocol, hostname }: URL): Finding => {
  if (protocol === 'https:') return ok('https', 'the route is reached over https');
  const advice = 'Serve the shop and the route over https: cookies marked Secure need it';
  return LOOPBACK.test(hostname)
    ? warn('https', 'plain http, which is fine on this machine alone', advice)
    : fail('https', 'the route is reached over plain http', advice);
};

export const checkHsts = ({ url, headers }: Answer): Finding => {
  if (url.protocol !== 'https:') return skip('hsts', 'there is none without https');
  const value = headers.get('strict-transport-security');
  return value
    ? ok('hsts', `Strict-Transport-Security: ${value}`)
    : warn(
        'hsts',
        'no Strict-Transport-Security: a first visit may begin over plain http',
        'Switch HSTS on for the shop, such as max-age=31536000',
      );
};

/** What `/health` says; `isOurs` is whether it is keepsend that says it. */
export const judgeHealth = (answer: Answer): { finding: Finding; isOurs: boolean } => {
  const { status, url, redirects } = answer;
  const [, state, delivery] =
    /^\{"status":"(\w+)","delivery":"(\w+)"/.exec(answer.text.replace(/\s/g, '')) ?? [];
  if (state === undefined) {
    const isSetUp = !isProblem(answer);
    const finding = isSetUp
      ? fail(
          'health',
          `${showAddress(url)} answered ${inWords(answer)}: that is not keepsend`,
          "Check the path against BASE_PATH, and what sends the shop's requests there",
        )
      : fail(
          'health',
          `the route answered ${status}: it is not set up, or lives at another path`,
          'See its log; check KLAVIYO_API_KEY and BASE_PATH',
        );
    return { finding, isOurs: false };
  }
  if (status !== 200 || state !== 'ok')
    return {
      finding: fail(
        'health',
        `the route says it is ${state} (${status}): its queue cannot be used`,
        'See its log and its queue; pages keep their events meanwhile',
      ),
      isOurs: true,
    };
  const finding = redirects
    ? warn(
        'health',
        `it is well, but only after a redirect to ${showAddress(url)}`,
        'Name the last address: a redirect may turn a POST into a GET',
      )
    : ok('health', `the route is well (${delivery})`);
  return { finding, isOurs: true };
};
