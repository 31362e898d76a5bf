import { findEvent, listEventsOf, listSentEvents } from '../store/events.js';
import { countByMetric, countEventsOf, listEventsBySeq, sentEvents } from '../store/sent-events.js';
import { type Command, type Control, missing, readNumber } from './control.js';
import { viewEventRow } from './event-row.js';
import { viewEvent } from './event-view.js';
import { answerLog, isPaged } from './log-answer.js';

const MOST = 10_000;

const listNewest = ({ box: { database }, url }: Command) => {
  const limit = readNumber(url, 'limit', 1_000, MOST);
  const rows = listSentEvents(database, url.searchParams.get('metric'), limit);
  return { status: 200, body: rows.map((row) => viewEvent(database, row)) };
};

const look = (command: Command) => {
  const { database } = command.box;
  const { searchParams } = command.url;
  const log = sentEvents(searchParams.get('metric'), searchParams.get('search') ?? '');
  return answerLog(command, log, (seqs) =>
    listEventsBySeq(database, seqs).map((row) => viewEventRow(database, row)),
  );
};

/**
 * The events that were sent here: in full, the newest last, or, with `search`, `before`, `after` or
 * `from`, page by page and in short.
 */
export const events: readonly Control[] = [
  {
    method: 'GET',
    path: '/_sandbox/events',
    answer: (command) => (isPaged(command.url) ? look(command) : listNewest(command)),
  },
  {
    method: 'GET',
    path: '/_sandbox/events/:id',
    answer: ({ box: { database }, id }) => {
      const row = findEvent(database, id);
      if (row === undefined) throw missing('event', id);
      return { status: 200, body: viewEvent(database, row) };
    },
  },
  {
    method: 'GET',
    path: '/_sandbox/metrics',
    answer: ({ box }) => ({ status: 200, body: countByMetric(box.database) }),
  },
  {
    method: 'GET',
    path: '/_sandbox/profiles/:id/events',
    answer: ({ box: { database }, url, id }) => {
      const rows = listEventsOf(database, id, readNumber(url, 'limit', 50, MOST));
      const body = {
        total: countEventsOf(database, id),
        rows: rows.map((row) => viewEventRow(database, row)),
      };
      return { status: 200, body };
    },
  },
];
