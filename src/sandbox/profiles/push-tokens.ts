import { parseInput } from '../checks/parse-input.js';
import { pushTokenRequest } from '../checks/push-token-requests.js';
import { Failure } from '../contract/failure.js';
import { profileDocument } from '../documents/profile-document.js';
import { pushTokenDocument } from '../documents/push-token-document.js';
import { type Call, type Endpoint, tiers } from '../endpoints/call.js';
import type { Occasion } from '../identity/decide.js';
import { selectFields } from '../query/fields.js';
import { type Condition, parseFilter, readEqual, refuseCondition } from '../query/filter.js';
import { readInclude } from '../query/include.js';
import { linkToSelf } from '../query/page.js';
import { checkParameters } from '../query/parameters.js';
import { readSpanPage } from '../query/span-page.js';
import { sortProfile } from '../recording/incoming-profile.js';
import { findProfile } from '../store/profiles.js';
import {
  deletePushToken,
  findPushToken,
  listPushTokens,
  type PushToken,
} from '../store/push-tokens.js';
import { keepPushToken } from './keep-push-token.js';
import { pushTokenListParameters } from './profile-parameters.js';
import { resolvePerson } from './resolve-person.js';
import { showProfile } from './show-profile.js';
import { changeProfiles } from './write-profile.js';

/** Keeps a push token with its person: 202 and an empty body. */
export const createPushToken = (call: Call, occasion: Occasion) => {
  const { attributes } = parseInput(pushTokenRequest(call.revision), call.body).data;
  const { profile, ...token } = attributes;
  changeProfiles(call, (database) => {
    const person = resolvePerson(database, sortProfile(profile.data), occasion, call.at);
    if (person !== undefined) keepPushToken(database, person.id, token, call.at);
  });
  return { status: 202 };
};

const mustFind = ({ box, id }: Call): PushToken => {
  const token = findPushToken(box.database, id);
  if (token !== undefined) return token;
  throw new Failure(404, { detail: `A push token with id ${id} does not exist.` });
};

const columns = new Map(
  Object.entries({
    id: 'token',
    'profile.id': 'profile_id',
    enablement_status: 'enablement_status',
    platform: 'platform',
  }),
);

const toClause = (condition: Condition) => {
  const column = columns.get(condition.field);
  if (column === undefined) throw refuseCondition(condition);
  return { sql: `${column} = ?`, value: readEqual(condition) };
};

const readIncluded = ({ box, url }: Call, tokens: readonly PushToken[]) => {
  if (!readInclude(url, ['profile']).has('profile')) return {};
  const ids = new Set(tokens.map((token) => token.profile_id));
  const profiles = [...ids].flatMap((id) => findProfile(box.database, id) ?? []);
  return {
    included: profiles.map((profile) => selectFields(url, profileDocument(profile, url.origin))),
  };
};

const show = ({ url }: Call, token: PushToken) =>
  selectFields(url, pushTokenDocument(token, url.origin));

const list = (call: Call) => {
  const { box, url } = call;
  checkParameters(url, pushTokenListParameters);
  const clauses = parseFilter(url.searchParams.get('filter') ?? '').map(toClause);
  const paging = { usual: 20, largest: 100, isDescending: false };
  const { rows, links } = readSpanPage(url, paging, ({ beyond, ...span }) =>
    listPushTokens(
      box.database,
      beyond === undefined
        ? clauses
        : [...clauses, { sql: `seq ${span.isDescending ? '<' : '>'} ?`, value: beyond }],
      span,
    ),
  );
  const data = rows.map((token) => show(call, token));
  return { status: 200, body: { data, ...readIncluded(call, rows), links } };
};

const answer = (call: Call, data: unknown, more: object = {}) => ({
  status: 200,
  body: { data, ...more, links: { self: linkToSelf(call.url) } },
});

const one = (call: Call) => {
  const token = mustFind(call);
  return answer(call, show(call, token), readIncluded(call, [token]));
};

const ownerOf = (call: Call) => {
  const profile = findProfile(call.box.database, mustFind(call).profile_id);
  return answer(call, profile ? showProfile(call, profile) : null);
};

const remove = (call: Call) => {
  deletePushToken(call.box.database, mustFind(call).token);
  call.box.feed.publish('people');
  return { status: 204 };
};

const read = (path: string, name: string, respond: Endpoint['answer']): Endpoint => ({
  name,
  method: 'GET',
  path: `/api/push-tokens${path}`,
  scopes: ['profiles:read', 'push-tokens:read'],
  rate: tiers.M,
  answer: respond,
});

/** Push tokens: written, read, removed. */
export const pushTokens: readonly Endpoint[] = [
  {
    name: 'create_push_token',
    method: 'POST',
    path: '/api/push-tokens',
    scopes: ['profiles:write', 'push-tokens:write'],
    rate: { ...tiers.L, steady: 750 },
    answer: (call) => createPushToken(call, 'event'),
  },
  read('', 'get_push_tokens', list),
  read('/:id', 'get_push_token', one),
  read('/:id/profile', 'get_profile_for_push_token', ownerOf),
  read('/:id/relationships/profile', 'get_profile_id_for_push_token', (call) =>
    answer(call, { type: 'profile', id: mustFind(call).profile_id }),
  ),
  {
    name: 'delete_push_token',
    method: 'DELETE',
    path: '/api/push-tokens/:id',
    scopes: ['push-tokens:write'],
    rate: tiers.S,
    answer: remove,
  },
];
