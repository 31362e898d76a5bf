import { LATEST_REVISION } from '../../klaviyo/index.js';
import { type Finding, fail, ok, warn } from './finding.js';

const YEAR_MS = 365.25 * 24 * 60 * 60 * 1_000;

/**
 * How old the revision is that this release speaks. Klaviyo supports one for two years, the second
 * of them as deprecated, and answers later as the oldest living one (documented).
 */
export const checkRevision = (nowMs: number, revision: string = LATEST_REVISION): Finding => {
  const years = (nowMs - Date.parse(revision)) / YEAR_MS;
  const end = `${Number(revision.slice(0, 4)) + 2}${revision.slice(4)}`;
  const seen = `this release speaks revision ${revision}, which Klaviyo supports until ${end}`;
  const advice = 'Take a newer release of keepsend';
  if (years >= 2) return fail('revision', `${seen}: that is over`, `${advice} now`);
  if (years >= 1) return warn('revision', `${seen}; it is deprecated`, `${advice} before that`);
  return ok('revision', seen);
};
