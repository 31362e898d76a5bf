import { Failure } from '../contract/failure.js';
import { eventDocument } from '../documents/event-document.js';
import { metricDocument } from '../documents/metric-document.js';
import { profileDocument } from '../documents/profile-document.js';
import { selectFields } from '../query/fields.js';
import { type EventRow, findEvent } from '../store/events.js';
import { findMetric } from '../store/metrics.js';
import { findProfile } from '../store/profiles.js';
import { type Call, type Endpoint, type Rate, tiers } from './call.js';
import { readIncluded } from './included.js';

const mustFind = ({ box, id }: Call): EventRow => {
  const row = findEvent(box.database, id);
  if (row !== undefined) return row;
  throw new Failure(404, { detail: `An event with id ${id} does not exist.` });
};

const respond = (call: Call, data: unknown, rest: object = {}) => ({
  status: 200,
  body: { data, ...rest, links: { self: call.url.href } },
});

const read = (
  path: string,
  name: string,
  answer: Endpoint['answer'],
  more: { scopes?: readonly string[]; rate?: Rate } = {},
): Endpoint => ({
  name,
  method: 'GET',
  path: `/api/events/:id${path}`,
  scopes: ['events:read', ...(more.scopes ?? [])],
  rate: more.rate ?? tiers.XL,
  answer,
});

const metricScope = { scopes: ['metrics:read'] };
const profileScope = { scopes: ['profiles:read'] };

/** One event. */
export const getEvent = read(
  '',
  'get_event',
  (call) => {
    const row = mustFind(call);
    const event = selectFields(call.url, eventDocument(row, call.url.origin));
    return respond(call, event, readIncluded(call, [row]));
  },
  { rate: tiers.M },
);

/** Its metric in full. */
export const getEventMetric = read(
  '/metric',
  'get_metric_for_event',
  (call) => {
    const metric = findMetric(call.box.database, mustFind(call).metric_id);
    const document = metric && metricDocument(metric, call.url.origin);
    return respond(call, document ? selectFields(call.url, document) : null);
  },
  metricScope,
);

/** Its person in full. */
export const getEventProfile = read(
  '/profile',
  'get_profile_for_event',
  (call) => {
    const profile = findProfile(call.box.database, mustFind(call).profile_id);
    const document = profile && profileDocument(profile, call.url.origin);
    return respond(call, document ? selectFields(call.url, document) : null);
  },
  profileScope,
);

/** Its metric's id. */
export const getEventRelationshipsMetric = read(
  '/relationships/metric',
  'get_metric_id_for_event',
  (call) => respond(call, { type: 'metric', id: mustFind(call).metric_id }),
  metricScope,
);

/** Its person's id. */
export const getEventRelationshipsProfile = read(
  '/relationships/profile',
  'get_profile_id_for_event',
  (call) => respond(call, { type: 'profile', id: mustFind(call).profile_id }),
  profileScope,
);
