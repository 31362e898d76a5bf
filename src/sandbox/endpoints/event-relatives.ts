import { eventFeatures } from '../contract/event-features.js';
import { metricAt, metricDocument } from '../documents/metric-document.js';
import { profileAt } from '../documents/profile-at.js';
import { showProfile } from '../profiles/show-profile.js';
import { metricParameters, noParameters, profileParameters } from '../query/event-parameters.js';
import { selectFields } from '../query/fields.js';
import { linkToSelf } from '../query/page.js';
import { checkParameters } from '../query/parameters.js';
import { findMetric } from '../store/metrics.js';
import { findProfile } from '../store/profiles.js';
import { type Call, type Endpoint, tiers } from './call.js';
import { mustFindEvent, respond } from './get-event.js';

const readMetric = (call: Call) => {
  const { box, url, revision } = call;
  checkParameters(url, metricParameters(revision));
  const metric = findMetric(box.database, mustFindEvent(call).metric_id);
  if (metric === undefined) return null;
  return selectFields(url, metricAt(metricDocument(metric, url.origin), revision, 'alone'));
};

const readProfile = (call: Call) => {
  const { box, url, revision } = call;
  checkParameters(url, profileParameters(revision));
  const profile = findProfile(box.database, mustFindEvent(call).profile_id);
  return profile === undefined ? null : profileAt(showProfile(call, profile), revision, 'alone');
};

const identify = (type: 'metric' | 'profile') => (call: Call) => {
  checkParameters(call.url, noParameters);
  return { type, id: mustFindEvent(call)[`${type}_id`] };
};

// Until 2023-07-15 what belongs to an event came as a list of one.
const answerOne = (read: (call: Call) => unknown) => (call: Call) => respond(call, read(call));

const answerList = (read: (call: Call) => unknown) => (call: Call) => {
  const data = read(call);
  const links = { self: linkToSelf(call.url), first: null, last: null, next: null, prev: null };
  return { status: 200, body: { data: data === null ? [] : [data], links } };
};

const answerBareList = (read: (call: Call) => unknown) => (call: Call) => ({
  status: 200,
  body: { data: [read(call)] },
});

const create = (
  path: string,
  name: string,
  scopes: readonly string[],
  answer: Endpoint['answer'],
  life: Pick<Endpoint, 'since' | 'until'>,
): Endpoint => ({
  name,
  method: 'GET',
  path: `/api/events/:id/${path}`,
  scopes: ['events:read', ...scopes],
  rate: tiers.XL,
  answer,
  ...life,
});

const now = { since: eventFeatures.resources } as const;
const before = { until: eventFeatures.resources } as const;
const SPLIT = '2023-02-22';
const together = { until: SPLIT } as const;
const apart = { since: SPLIT, until: eventFeatures.resources } as const;
const both = ['metrics:read', 'profiles:read'];

const relativesOf = (
  type: 'metric' | 'profile',
  read: (call: Call) => unknown,
): readonly Endpoint[] => {
  const scopes = [`${type}s:read`];
  const id = identify(type);
  const links = `relationships/${type}`;
  return [
    create(type, `get_${type}_for_event`, scopes, answerOne(read), now),
    create(links, `get_${type}_id_for_event`, scopes, answerOne(id), now),
    create(`${type}s`, `get_event_${type}s`, scopes, answerList(read), before),
    create(`${links}s`, 'get_event_relationships', both, answerBareList(id), together),
    create(`${links}s`, `get_event_relationships_${type}s`, scopes, answerBareList(id), apart),
  ];
};

/** The metric and the profile of an event, in full and by id; plural before 2023-07-15. */
export const eventRelatives: readonly Endpoint[] = [
  ...relativesOf('metric', readMetric),
  ...relativesOf('profile', readProfile),
];
