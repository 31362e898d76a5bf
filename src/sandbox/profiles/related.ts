import { pushTokenDocument } from '../documents/push-token-document.js';
import type { Call } from '../endpoints/call.js';
import { selectFields } from '../query/fields.js';
import { listGroupsOf } from '../resources/lists.js';
import type { Profile } from '../store/profiles.js';
import { listPushTokensOf } from '../store/push-tokens.js';
import { groupDocuments } from './membership.js';

/** What `include` brings along with profiles. */
export interface Related {
  /** Ids of one profile's relationships, by their names. */
  readonly related: (profileId: string) => Readonly<Record<string, readonly string[]>>;
  readonly included: readonly unknown[];
}

/** Reads the resources a request includes; the sandbox has no conversations, so those are none. */
export const readRelated = (
  call: Call,
  profiles: readonly Profile[],
  include: ReadonlySet<string>,
): Related => {
  const {
    box: { database },
    url,
  } = call;
  const read = (profileId: string) => ({
    ...(include.has('lists') && { lists: listGroupsOf(database, 'list', profileId) }),
    ...(include.has('segments') && { segments: listGroupsOf(database, 'segment', profileId) }),
    ...(include.has('push-tokens') && {
      'push-tokens': listPushTokensOf(database, profileId).map(({ token }) => token),
    }),
    ...(include.has('conversations') && { conversations: [] }),
  });
  const ids = new Map(profiles.map(({ id }) => [id, read(id)]));
  const unique = (name: 'lists' | 'segments') => [
    ...new Set([...ids.values()].flatMap((related) => related[name] ?? [])),
  ];
  const tokens = include.has('push-tokens')
    ? profiles.flatMap(({ id }) => listPushTokensOf(database, id))
    : [];
  const groups = [
    ...groupDocuments(call, 'list', unique('lists')),
    ...groupDocuments(call, 'segment', unique('segments')),
  ];
  return {
    related: (id) => ids.get(id) ?? {},
    included: [
      ...tokens.map((token) => selectFields(url, pushTokenDocument(token, url.origin))),
      ...groups.map((group) => selectFields(url, group)),
    ],
  };
};
