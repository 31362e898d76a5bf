import { maxEventPage } from '../contract/limits.js';
import { eventDocument } from '../documents/event-document.js';
import { readEventPage } from '../query/event-page.js';
import { selectFields } from '../query/fields.js';
import { linkTo } from '../query/page.js';
import { type Call, type Endpoint, tiers } from './call.js';
import { readIncluded } from './included.js';

const answer = (call: Call) => {
  const { box, url, revision } = call;
  const { rows, next, previous } = readEventPage(box.database, url, maxEventPage(revision));
  return {
    status: 200,
    body: {
      data: rows.map((row) => selectFields(url, eventDocument(row, url.origin))),
      ...readIncluded(call, rows),
      links: { self: url.href, next: linkTo(url, next), prev: linkTo(url, previous) },
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
