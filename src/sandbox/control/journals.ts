import type { Box } from '../box.js';
import { findRequests } from '../store/find-requests.js';
import { listEntries } from '../store/journal.js';
import { type Journal, journalLog, listEntriesBySeq } from '../store/journal-log.js';
import { findResults } from '../store/request-results.js';
import { type Command, type Control, missing, readNumber } from './control.js';
import { formatTime } from './format-time.js';
import { answerLog, isPaged, pageParameters } from './log-answer.js';
import { readRequestChoice, readStatus } from './request-choice.js';
import type { RecordedDrop, RecordedReject, RecordedRequest, ShownError } from './shown.js';

const MOST = 10_000;

// SQLite's word for no limit.
const ALL = -1;

type Entry = Record<string, unknown>;

const parse = (text: unknown): unknown => JSON.parse(String(text));

const viewWhole = (entry: Entry) => ({
  ...entry,
  at: formatTime(Number(entry.at)),
  ...('errors' in entry && { errors: parse(entry.errors), body: parse(entry.body) }),
  ...('sent' in entry && { sent: parse(entry.sent) }),
});

// Bodies stay behind, and of the errors the first goes along.
const viewRow = ({ body: _body, sent: _sent, errors, ...entry }: Entry) => {
  const problems = errors === undefined ? [] : (parse(errors) as Entry[]);
  return {
    ...entry,
    at: formatTime(Number(entry.at)),
    ...(problems[0] && {
      code: problems[0].code,
      detail: problems[0].detail,
      problems: problems.length,
    }),
  };
};

const look = (command: Command, journal: Journal) => {
  const { searchParams } = command.url;
  const search = searchParams.get('search') ?? '';
  const log = journalLog(journal, search, readStatus(searchParams.get('status')));
  return answerLog(command, log, (seqs) =>
    listEntriesBySeq(command.box.database, journal, seqs).map(viewRow),
  );
};

/** Every request, the newest last. */
export const showRequests = ({ database }: Pick<Box, 'database'>): RecordedRequest[] =>
  listEntries(database, 'requests', ALL).map(({ at, ...entry }) => ({
    ...entry,
    at: formatTime(at),
  }));

/** Every reject, the newest last. */
export const showRejects = ({ database }: Pick<Box, 'database'>): RecordedReject[] =>
  listEntries(database, 'rejects', ALL).map(({ at, errors, body, ...entry }) => ({
    ...entry,
    at: formatTime(at),
    errors: JSON.parse(errors) as ShownError[],
    body: parse(body),
  }));

/** Every drop, the newest last. */
export const showDrops = ({ database }: Pick<Box, 'database'>): RecordedDrop[] =>
  listEntries(database, 'drops', ALL).map(({ at, sent, ...entry }) => ({
    ...entry,
    at: formatTime(at),
    sent: parse(sent),
  }));

const list = ({ box, url }: Command, journal: Journal, limit: number): object[] =>
  journal === 'requests'
    ? findRequests(box.database, readRequestChoice(url), limit)
    : listEntries(box.database, journal, limit);

// Path and request numbers choose among whole requests, a status also page by page.
const choices = (journal: Journal, url: URL): readonly string[] => {
  if (journal === 'drops') return [];
  if (isPaged(url)) return ['status'];
  return journal === 'requests' ? ['status', 'path', 'since'] : [];
};

const show = (journal: Journal): Control[] => [
  {
    method: 'GET',
    path: `/_sandbox/${journal}`,
    parameters: (url) => [...choices(journal, url), ...pageParameters],
    answer: (command) => {
      if (isPaged(command.url)) return look(command, journal);
      const limit = readNumber(command.url, 'limit', 1_000, MOST);
      const entries = list(command, journal, limit);
      return { status: 200, body: entries.map((entry) => viewWhole({ ...entry })) };
    },
  },
  {
    method: 'GET',
    path: `/_sandbox/${journal}/:id`,
    answer: ({ box, id }) => {
      const [entry] = listEntriesBySeq(box.database, journal, [Number(id) || 0]);
      if (entry === undefined) throw missing(journal.slice(0, -1), id);
      const results = journal === 'requests' && findResults(box.database, String(entry.request_id));
      return { status: 200, body: { ...viewWhole(entry), ...(results && { results }) } };
    },
  },
];

/**
 * Requests, rejects and drops: in full, the newest last (requests by `path`, `status` and `since`),
 * or, with `search`, `before`, `after` or `from`, page by page and in short. A single request has
 * with it what came of it.
 */
export const journals: readonly Control[] = [
  ...show('requests'),
  ...show('rejects'),
  ...show('drops'),
];
