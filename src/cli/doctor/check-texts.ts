import { type Finding, fail, ok, warn } from './finding.js';
import { findKlaviyoCalls, isKlaviyoScript } from './klaviyo-script.js';
import { findKeys } from './leaked-keys.js';
import type { PageVisit } from './page-visit.js';

/** A text that everybody can read, and where. */
export interface PublicText {
  readonly where: string;
  readonly text: string;
}

/** Keys that everybody can read. */
export const checkKeys = (
  texts: readonly PublicText[],
  known: readonly string[],
  scope: string,
): Finding => {
  const found = texts.flatMap(({ where, text }) =>
    findKeys(text, known).map((key) => `${key} in ${where}`),
  );
  return found.length
    ? fail(
        'leaked-keys',
        `everybody can read a private key: ${found.join(', ')}`,
        'Revoke it at Klaviyo now, make a new one, and keep it on the route alone',
      )
    : ok('leaked-keys', `no private key in ${scope}`);
};

/** Klaviyo's own script beside keepsend: some things happen twice. */
export const checkDoubles = ({ scripts }: PageVisit, texts: readonly PublicText[]): Finding => {
  const isLoaded = scripts.some(({ url }) => url && isKlaviyoScript(url));
  const calls = texts.map(({ text }) => findKlaviyoCalls(text));
  const metrics = [...new Set(calls.flatMap((call) => call.metrics))];
  if (!isLoaded && !calls.some(({ isCalling }) => isCalling))
    return ok('double-tracking', 'nothing of klaviyo.js tracks beside keepsend');
  const named = metrics.slice(0, 10).join(', ');
  return warn(
    'double-tracking',
    [
      isLoaded ? 'klaviyo.js is loaded, too' : 'the page calls klaviyo.js, too',
      named
        ? `these metrics are sent by it and count twice where keepsend tracks them: ${named}`
        : "its 'Active on Site' and whatever is tracked by it comes beside keepsend's",
    ].join('; '),
    'Let one of them track: take the calls of klaviyo and _learnq out, or keep klaviyo.js for forms alone',
  );
};
