import {
  countResources,
  listLinksOf,
  listResourcesBySeq,
  type StoredResource,
  storedResources,
} from '../store/stored-resources.js';
import { type Command, type Control, missing } from './control.js';
import { formatTime } from './format-time.js';
import { answerLog, isPaged, pageParameters } from './log-answer.js';

const MOST_LINKS = 200;

const view = ({ attributes, created, updated, ...row }: StoredResource) => {
  const { secret_key: _secret, ...shown } = JSON.parse(attributes) as Record<string, unknown>;
  return { ...row, created: formatTime(created), updated: formatTime(updated), attributes: shown };
};

const names = ['name', 'title', 'label', 'external_id', 'unique_id'] as const;

const viewRow = (row: StoredResource) => {
  const { attributes, ...rest } = view(row);
  const name = names.map((key) => attributes[key]).find((value) => typeof value === 'string');
  return { ...rest, name: name ?? null };
};

const look = (command: Command) => {
  const { searchParams } = command.url;
  const log = storedResources(searchParams.get('type'), searchParams.get('search') ?? '');
  return answerLog(command, log, (seqs) =>
    listResourcesBySeq(command.box.database, seqs).map(viewRow),
  );
};

/** Everything that is no event, profile or metric: how many of each type, page by page, one by one. */
export const resources: readonly Control[] = [
  {
    method: 'GET',
    path: '/_sandbox/resources',
    parameters: ['type', ...pageParameters],
    answer: (command) =>
      isPaged(command.url) || command.url.searchParams.has('type')
        ? look(command)
        : { status: 200, body: countResources(command.box.database) },
  },
  {
    method: 'GET',
    path: '/_sandbox/resources/:id',
    answer: ({ box: { database }, id }) => {
      const [row] = listResourcesBySeq(database, [Number(id) || 0]);
      if (row === undefined) throw missing('resource', id);
      return { status: 200, body: { ...view(row), links: listLinksOf(database, row, MOST_LINKS) } };
    },
  },
];
