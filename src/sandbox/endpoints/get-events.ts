import { knows } from '../contract/event-features.js';
import { eventDocument } from '../documents/event-document.js';
import { LAST_PAGE } from '../query/event-cursor.js';
import { type EventPage, readEventPage } from '../query/event-page.js';
import { eventListParameters } from '../query/event-parameters.js';
import { selectFields } from '../query/fields.js';
import { linkTo, linkToSelf } from '../query/page.js';
import { checkParameters } from '../query/parameters.js';
import { type Call, type Endpoint, tiers } from './call.js';
import { readIncluded } from './included.js';

const linkToFirst = (url: URL): string => {
  const first = new URL(url);
  first.searchParams.delete('page[cursor]');
  return linkToSelf(first);
};

const links = ({ url, revision }: Call, { next, previous }: EventPage) => ({
  self: linkToSelf(url),
  ...(!knows(revision, 'noOuterLinks') && {
    first: linkToFirst(url),
    last: linkTo(url, LAST_PAGE),
  }),
  next: linkTo(url, next),
  prev: linkTo(url, previous),
});

// When and in which words the real service hints is not published (assumed).
const hint = ({ revision }: Call, { next }: EventPage) =>
  knows(revision, 'agentHints') && next !== undefined
    ? { meta: { agent_hints: { next_steps: ['Request links.next for the next page.'] } } }
    : {};

const answer = (call: Call) => {
  const { box, url, revision } = call;
  checkParameters(url, eventListParameters(revision));
  const page = readEventPage(box.database, url, revision);
  const show = (row: EventPage['rows'][number]) =>
    selectFields(url, eventDocument(row, url.origin, revision));
  return {
    status: 200,
    body: {
      data: page.rows.map(show),
      ...readIncluded(call, page.rows),
      links: links(call, page),
      ...hint(call, page),
    },
  };
};

/** Lists events by filter, sort and page. */
export const getEvents: Endpoint = {
  name: 'get_events',
  method: 'GET',
  path: '/api/events',
  scopes: ['events:read'],
  rate: tiers.XL,
  answer,
};
