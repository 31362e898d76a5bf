import { Failure } from '../contract/failure.js';
import { pushTokenDocument } from '../documents/push-token-document.js';
import { type Call, type Endpoint, type Rate, tiers } from '../endpoints/call.js';
import { selectFields } from '../query/fields.js';
import { linkToSelf } from '../query/page.js';
import { listGroupsOf } from '../resources/lists.js';
import { listPushTokensOf } from '../store/push-tokens.js';
import { mustFindProfile } from './find-profile.js';
import { groupDocuments } from './membership.js';

const answer = ({ url }: Call, data: unknown) => ({
  status: 200,
  body: {
    data,
    links: { self: linkToSelf(url), ...(Array.isArray(data) && { next: null, prev: null }) },
  },
});

const read = (
  path: string,
  name: string,
  scopes: readonly string[],
  rate: Rate,
  respond: (call: Call, profileId: string) => unknown,
): Endpoint => ({
  name,
  method: 'GET',
  path: `/api/profiles/:id/${path}`,
  scopes,
  rate,
  answer: (call) => answer(call, respond(call, mustFindProfile(call, call.id).id)),
});

const toIds = (type: string, ids: readonly string[]) => ids.map((id) => ({ type, id }));

const ofGroups = (type: 'list' | 'segment'): Endpoint[] => {
  const scopes =
    type === 'list' ? ['lists:read', 'profiles:read'] : ['profiles:read', 'segments:read'];
  const idsOf = ({ box }: Call, id: string) => listGroupsOf(box.database, type, id);
  return [
    read(`${type}s`, `get_${type}s_for_profile`, scopes, tiers.S, (call, id) =>
      groupDocuments(call, type, idsOf(call, id)).map((group) => selectFields(call.url, group)),
    ),
    read(`relationships/${type}s`, `get_${type}_ids_for_profile`, scopes, tiers.S, (call, id) =>
      toIds(type, idsOf(call, id)),
    ),
  ];
};

const conversationScopes = ['conversations:read', 'profiles:read'];

const noConversation = () => {
  throw new Failure(404, { detail: 'The profile has no conversation: the sandbox holds none.' });
};

/** What belongs to a profile: its push tokens, lists, segments and conversations (there are none). */
export const profileRelationships: readonly Endpoint[] = [
  read('push-tokens', 'get_push_tokens_for_profile', ['profiles:read'], tiers.M, (call, id) =>
    listPushTokensOf(call.box.database, id).map((token) =>
      selectFields(call.url, pushTokenDocument(token, call.url.origin)),
    ),
  ),
  read(
    'relationships/push-tokens',
    'get_push_token_ids_for_profile',
    ['profiles:read'],
    tiers.M,
    ({ box }, id) =>
      toIds(
        'push-token',
        listPushTokensOf(box.database, id).map(({ token }) => token),
      ),
  ),
  ...ofGroups('list'),
  ...ofGroups('segment'),
  read('conversation', 'get_conversation_for_profile', conversationScopes, tiers.S, noConversation),
  read(
    'relationships/conversation',
    'get_conversation_id_for_profile',
    conversationScopes,
    tiers.S,
    () => null,
  ),
  ...(
    [
      ['conversations', 'get_conversations_for_profile'],
      ['relationships/conversations', 'get_conversation_ids_for_profile'],
    ] as const
  ).map(
    ([path, name]): Endpoint => ({
      ...read(path, name, conversationScopes, tiers.S, () => []),
      since: '2026-07-15',
    }),
  ),
];
