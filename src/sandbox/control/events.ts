import type { Box } from '../box.js';
import { countChosen, type EventChoice, listChosen } from '../store/awaited-events.js';
import { findEvent, listEventsOf } from '../store/events.js';
import { countByMetric, countEventsOf, listEventsBySeq, sentEvents } from '../store/sent-events.js';
import { type Command, type Control, missing, readNumber, readText } from './control.js';
import { viewEventRow } from './event-row.js';
import { viewEvent } from './event-view.js';
import { answerLog, isPaged, pageParameters } from './log-answer.js';
import { readEmail } from './read-email.js';
import type { RecordedEvent } from './shown.js';

const MOST = 10_000;

/** The newest `limit` of the chosen events in full, newest last; by default all. */
export const showChosen = (
  { database }: Pick<Box, 'database'>,
  choice: EventChoice,
  limit?: number,
): RecordedEvent[] => listChosen(database, choice, limit).map((row) => viewEvent(database, row));

const listNewest = ({ box, url }: Command) => {
  const choice = { metric: readText(url, 'metric'), email: readEmail(url, 'profile') };
  const limit = readNumber(url, 'limit', 1_000, MOST);
  return {
    status: 200,
    headers: { 'x-total-count': String(countChosen(box.database, choice)) },
    body: showChosen(box, choice, limit),
  };
};

const look = (command: Command) => {
  const { database } = command.box;
  const { url } = command;
  const log = sentEvents(readText(url, 'metric'), readText(url, 'search') ?? '');
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
    parameters: (url) =>
      isPaged(url) ? ['metric', ...pageParameters] : ['metric', 'profile', ...pageParameters],
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
    parameters: ['limit'],
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
