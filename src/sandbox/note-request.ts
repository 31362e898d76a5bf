import type { Box } from './box.js';
import { hideKeys } from './contract/redact.js';
import type { Exchange } from './exchange.js';
import { nameRequest } from './name-request.js';
import { writeEntry } from './store/journal.js';

// Long enough for any client's name and version.
const MAX_TEXT = 200;

const keep = (text: string | undefined) =>
  text === undefined ? null : hideKeys(text).slice(0, MAX_TEXT);

/** What was answered; status 0 for no answer. */
export interface NotedAnswer {
  readonly status: number;
  readonly headers: Response['headers'];
}

/** Writes a line about a request into the journal: nothing of its headers but two, and no key. */
export const noteRequest = (
  box: Box,
  exchange: Exchange,
  { status, headers: answered }: NotedAnswer,
  durationMs: number,
): void => {
  const { method, candidates, headers, known } = exchange;
  const endpoint = known.endpoint ?? candidates.find((candidate) => candidate.method === method);
  const entry = {
    ...nameRequest(exchange),
    status,
    lane: endpoint?.lane ?? null,
    events: known.body === undefined ? 0 : (endpoint?.countEvents?.(known.body) ?? 0),
    endpoint: endpoint?.name ?? null,
    revision_asked: keep(headers('revision')),
    revision: known.revision ?? null,
    duration_ms: Math.round(durationMs * 100) / 100,
    fault: known.fault?.id ?? null,
    user_agent: keep(headers('user-agent')),
    retry_after: answered.get('retry-after'),
    rate_limit: answered.get('ratelimit-limit'),
  };
  box.database.later(() => writeEntry(box.database, 'requests', entry));
  box.feed.publish('requests');
};
