import { NoAnswer } from './ask.js';
import { checkCaching } from './check-caching.js';
import { checkHsts, checkScheme, judgeHealth } from './check-health.js';
import { checkRefusals, REFUSAL_CHECKS } from './check-refusals.js';
import { checkScripts, SCRIPT_CHECKS } from './check-scripts.js';
import { checkSending, SENDING_CHECKS } from './check-sending.js';
import { type Finding, fail, skip } from './finding.js';
import type { RouteVisit } from './route-visit.js';

/** What cannot be looked at where no keepsend answers. */
const ROUTE_CHECKS = ['hsts', ...REFUSAL_CHECKS, 'caching', ...SCRIPT_CHECKS, ...SENDING_CHECKS];

const visit = async (given: RouteVisit): Promise<number | undefined> => {
  const { route, ask, tell } = given;
  const health = await ask(new URL(`${route}/health`));
  const { finding, isOurs } = judgeHealth(health);
  tell(finding);
  tell(checkHsts(health));
  if (!isOurs) throw new NoAnswer('keepsend did not answer');
  const answers = await checkRefusals(given);
  tell(checkCaching([health, ...answers]));
  return health.aheadMs;
};

/**
 * A route, from outside, by requests that it refuses or that only read; `isSending` lets one event
 * through. Resolves to how far its clock is ahead, in milliseconds.
 */
export const checkRoute = async (
  given: RouteVisit,
  isSending: boolean,
): Promise<number | undefined> => {
  const told = new Set<string>();
  const tell = (finding: Finding): void => {
    told.add(finding.check);
    given.tell(finding);
  };
  const heard = { ...given, tell };
  tell(checkScheme(new URL(given.route)));
  let aheadMs: number | undefined;
  try {
    aheadMs = await visit(heard);
    await checkScripts(heard);
    await checkSending(heard, isSending);
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    if (!told.has('health'))
      tell(
        fail(
          'health',
          `no answer from ${new URL(given.route).origin}: ${error.message}`,
          'Check the address, and whether the route runs and may be reached from here',
        ),
      );
    for (const check of ROUTE_CHECKS)
      if (!told.has(check)) tell(skip(check, `the route was not asked: ${error.message}`));
  }
  return aheadMs;
};
