import { type Call, type Endpoint, type Rate, tiers } from '../endpoints/call.js';
import { readInclude } from '../query/include.js';
import { linkTo, linkToSelf } from '../query/page.js';
import { checkParameters } from '../query/parameters.js';
import { mustFindProfile } from './find-profile.js';
import { readProfilePage } from './profile-page.js';
import { oneProfileParameters, profileListParameters } from './profile-parameters.js';
import { readRelated } from './related.js';
import { readAdditions, showProfile } from './show-profile.js';

const list = (call: Call) => {
  const { box, url } = call;
  checkParameters(url, profileListParameters);
  const include = readInclude(url, ['conversations', 'push-tokens']);
  readAdditions(url);
  const { profiles, next, previous } = readProfilePage(box.database, url);
  const { related, included } = readRelated(call, profiles, include);
  return {
    status: 200,
    body: {
      data: profiles.map((profile) =>
        showProfile(call, profile, { related: related(profile.id), conversations: true }),
      ),
      ...(include.size > 0 && { included }),
      links: { self: linkToSelf(url), next: linkTo(url, next), prev: linkTo(url, previous) },
    },
  };
};

const one = (call: Call) => {
  checkParameters(call.url, oneProfileParameters);
  const include = readInclude(call.url, ['conversations', 'lists', 'push-tokens', 'segments']);
  const profile = mustFindProfile(call, call.id);
  const { related, included } = readRelated(call, [profile], include);
  const data = showProfile(call, profile, { related: related(profile.id), conversations: true });
  const links = { self: linkToSelf(call.url) };
  return { status: 200, body: { data, ...(include.size > 0 && { included }), links } };
};

// Predictions and included groups cost more (documented).
const rateFor = ({ searchParams }: URL): Rate | undefined => {
  if (/\b(lists|segments)\b/.test(searchParams.get('include') ?? '')) return tiers.XS;
  const additional = searchParams.get('additional-fields[profile]') ?? '';
  return additional.includes('predictive_analytics') ? tiers.M : undefined;
};

/** Lists profiles, or finds them by identifiers, times and suppressions. */
export const getProfiles: Endpoint = {
  name: 'get_profiles',
  method: 'GET',
  path: '/api/profiles',
  scopes: ['profiles:read'],
  rate: { ...tiers.L, steady: 750 },
  rateFor,
  answer: list,
};

/** One profile. */
export const getProfile: Endpoint = {
  name: 'get_profile',
  method: 'GET',
  path: '/api/profiles/:id',
  scopes: ['profiles:read'],
  rate: { ...tiers.L, steady: 750 },
  rateFor,
  answer: one,
};
