import { knows } from '../contract/event-features.js';
import { Failure } from '../contract/failure.js';
import { eventDocument } from '../documents/event-document.js';
import { eventParameters } from '../query/event-parameters.js';
import { selectFields } from '../query/fields.js';
import { linkToSelf } from '../query/page.js';
import { checkParameters } from '../query/parameters.js';
import { type EventRow, findEvent } from '../store/events.js';
import { type Call, type Endpoint, tiers } from './call.js';
import { readIncluded } from './included.js';

/** The event of the path, or a 404. */
export const mustFindEvent = ({ box, id }: Call): EventRow => {
  const row = findEvent(box.database, id);
  if (row !== undefined) return row;
  throw new Failure(404, { detail: `An event with id ${id} does not exist.` });
};

/** A document of one resource; since 2026-01-15 with a link to itself. */
export const respond = ({ url, revision }: Call, data: unknown, rest: object = {}) => ({
  status: 200,
  body: {
    data,
    ...rest,
    ...(knows(revision, 'documentLinks') && { links: { self: linkToSelf(url) } }),
  },
});

/** One event. */
export const getEvent: Endpoint = {
  name: 'get_event',
  method: 'GET',
  path: '/api/events/:id',
  scopes: ['events:read'],
  rate: tiers.M,
  answer: (call) => {
    const { url, revision } = call;
    checkParameters(url, eventParameters(revision));
    const row = mustFindEvent(call);
    const event = selectFields(url, eventDocument(row, url.origin, revision));
    return respond(call, event, readIncluded(call, [row]));
  },
};
