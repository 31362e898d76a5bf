import type { ApiCall } from './api-call.js';
import type { CallOptions } from './call.js';
import type { Client } from './client.js';
import { demandObject } from './demand.js';
import { toProfile } from './envelope.js';
import { getOne } from './get-one.js';
import type { NewProfileAt } from './inputs.js';
import type { ListCall } from './list-call.js';
import { toListSearch } from './list-search.js';
import { type AnyQuery, toSearch } from './query.js';
import { readList } from './read-list.js';
import { readOne } from './read-one.js';
import type { Resource } from './resource.js';
import type { Exactly, GetQuery, ListQuery } from './resource-query.js';
import type { NewProfile } from './resources.js';
import { demandSince, isSince, type LatestRevision, type Since } from './revision.js';
import { toSegment } from './segment.js';

/** A profile as Klaviyo answers it. */
export type Profile = Resource<'profile'>;

/** What of the profile to answer with. */
export interface ImportOptions
  extends CallOptions,
    Pick<GetQuery<'profile'>, 'additionalFields' | 'fields'> {}

export interface ProfileImport<R extends string = LatestRevision> {
  /**
   * Creates a profile or updates the one its identifiers name (75/s, 750/min; `profiles:write`;
   * since revision 2024-02-15); `null` clears a field. At most 100 KB. 409 `duplicate_profile`
   * when they name two (observed). `withResponse()` tells by 201 or 200 which it was.
   */
  importProfile: Since<
    R,
    '2024-02-15',
    (profile: NewProfileAt<R>, options?: ImportOptions) => ApiCall<Profile>
  >;
}

export interface ProfileCalls<R extends string = LatestRevision> {
  /** People, 20 a page, at most 100 (75/s, 750/min; `profiles:read`). */
  getProfiles<const Q extends ListQuery<'profile'>>(
    query?: Exactly<Q, ListQuery<'profile'>>,
    options?: CallOptions,
  ): ListCall<Resource<'profile', Q>>;
  /** One person by Klaviyo's id (75/s, 750/min; with `lists` or `segments` 1/s, 15/min). */
  getProfile<const Q extends GetQuery<'profile'>>(
    id: string,
    query?: Exactly<Q, GetQuery<'profile'>>,
    options?: CallOptions,
  ): ApiCall<Resource<'profile', Q>>;
  /**
   * Merges one profile into another and deletes it, soon after the answer (10/s, 150/min;
   * `profiles:write`; since revision 2023-09-15). Cannot be undone. Retries on 429 only.
   */
  mergeProfiles: Since<
    R,
    '2023-09-15',
    (profiles: ProfileMerge, options?: CallOptions) => ApiCall<{ type: 'profile'; id: string }>
  >;
}

/** Which of two profiles stays. */
export interface ProfileMerge {
  /** Klaviyo's id of the profile that goes. */
  source: string;
  /** Klaviyo's id of the profile that stays; where both have a value, its own stays. */
  destination: string;
}

/** The call that writes people. */
export const profileImport = ({ send, revision }: Client) => ({
  importProfile: (
    profile: NewProfile,
    { signal, ...query }: ImportOptions = {},
  ): ApiCall<Profile> => {
    demandSince(revision, '2024-02-15', 'importProfile');
    demandObject(profile, 'profile');
    const { anonymous_id } = profile as { anonymous_id?: unknown };
    if (anonymous_id != null && isSince(revision, '2025-10-15'))
      throw new TypeError('anonymous_id is not taken by importProfile since revision 2025-10-15');
    return readOne(send, {
      method: 'POST',
      path: '/api/profile-import',
      name: 'importProfile',
      query: toSearch(query as AnyQuery),
      body: toProfile(profile),
      isRepeatable: true,
      quota: [75, 750],
      signal,
    });
  },
});

/** The calls that read and merge people. */
export const profileCalls = ({ send, revision }: Client) => ({
  getProfiles: (query?: AnyQuery, { signal }: CallOptions = {}): ListCall<never> =>
    readList(send, {
      method: 'GET',
      path: '/api/profiles',
      name: 'getProfiles',
      query: toListSearch(query),
      quota: [75, 750],
      signal,
    }),
  getProfile: (id: string, query?: AnyQuery, { signal }: CallOptions = {}): ApiCall<never> =>
    getOne(
      send,
      {
        method: 'GET',
        path: `/api/profiles/${toSegment(id)}`,
        name: 'getProfile',
        quota: [75, 750],
        signal,
      },
      query,
    ),
  mergeProfiles: (
    { source, destination }: ProfileMerge,
    { signal }: CallOptions = {},
  ): ApiCall<never> => {
    demandSince(revision, '2023-09-15', 'mergeProfiles');
    const profiles = { data: [{ type: 'profile', id: source }] };
    return readOne(send, {
      method: 'POST',
      path: '/api/profile-merge',
      name: 'mergeProfiles',
      body: { data: { type: 'profile-merge', id: destination, relationships: { profiles } } },
      quota: [10, 150],
      signal,
    });
  },
});
