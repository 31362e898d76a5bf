import type { Io } from '../io.js';
import { createAsk } from './ask.js';
import { type Clocks, checkClock } from './check-clock.js';
import { checkKeys } from './check-key.js';
import { checkPage, visitPage } from './check-page.js';
import { checkRevision } from './check-revision.js';
import { checkRoute } from './check-route.js';
import type { DoctorRequest } from './doctor-request.js';
import { findTags } from './page-visit.js';
import { countOf, createReporter, toSummary } from './report.js';

/** A fetch that notes how far another's clock is ahead of this machine's. */
const withClock = (io: Io, note: (aheadMs: number) => void): Io => {
  const { fetch = globalThis.fetch } = io;
  return {
    ...io,
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      const dateMs = Date.parse(response.headers.get('date') ?? '');
      if (!Number.isNaN(dateMs)) note(dateMs - io.now());
      return response;
    },
  };
};

/**
 * Looks at everything that was named, and says what it saw.
 * @throws {Error} at the end, when something failed.
 */
export const runDoctor = async (request: DoctorRequest, io: Io): Promise<void> => {
  const { begin, tell, findings } = createReporter(io, request.isJson);
  const ask = createAsk(io);
  const clocks: Clocks = {};
  begin('asking Klaviyo about the key');
  await checkKeys(
    withClock(io, (aheadMs) => {
      clocks.klaviyo = aheadMs;
    }),
    tell,
  );
  tell(checkRevision(io.now()));
  if (request.page) begin('reading the page');
  const visited = request.page && (await visitPage(request.page, ask));
  const tag = visited && !('check' in visited) ? findTags(visited)[0] : undefined;
  const route = request.route ?? tag?.route;
  if (route) {
    begin('asking the route');
    clocks.route = await checkRoute({ route, ask, tell }, request.isSending);
  }
  if (visited) {
    begin("reading the page's scripts");
    const { KLAVIYO_API_KEY: key, KLAVIYO_API_KEY_NEXT: next } = io.env;
    const keys = [key, next].flatMap((one) => one || []);
    await checkPage(visited, { route: request.route, keys, ask }, tell);
  }
  tell(checkClock(clocks));
  begin('');
  if (request.isJson) io.out(JSON.stringify({ summary: toSummary(findings), checks: findings }));
  else io.out(`\n${toSummary(findings)}`);
  const failed = countOf(findings, 'fail');
  if (failed) throw new Error(`${failed} of ${findings.length} checks failed`);
};
