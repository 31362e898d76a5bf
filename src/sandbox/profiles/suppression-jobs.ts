import { parseInput } from '../checks/parse-input.js';
import { suppressionRequest } from '../checks/subscription-requests.js';
import { Failure } from '../contract/failure.js';
import { type Call, type Endpoint, tiers } from '../endpoints/call.js';
import { sortProfile } from '../recording/incoming-profile.js';
import { resolveProfile } from '../recording/resolve-profile.js';
import { listSuppressions, suppress, unsuppress } from '../store/consents.js';
import type { Database } from '../store/database.js';
import { insertJob } from '../store/profile-jobs.js';
import { findOwner } from '../store/profiles.js';
import { answerQueued, jobReads } from './job-reads.js';
import { type GroupType, listMembersOf } from './membership.js';
import { changeProfiles } from './write-profile.js';

const MANUAL = 'USER_SUPPRESSED';

type Kind = 'create' | 'delete';

interface Group {
  readonly type: GroupType;
  readonly id: string;
}

// An e-mail nobody has makes a profile when it is suppressed (documented), else it is skipped.
const findByEmail = (database: Database, email: string, kind: Kind, at: number) => {
  if (kind === 'delete') return findOwner(database, 'email', email)?.id;
  const person = resolveProfile(database, sortProfile({ attributes: { email } }), 'event', at);
  return 'profileId' in person ? person.profileId : undefined;
};

const findMembers = (database: Database, { type, id }: Group): string[] => {
  const members = listMembersOf(database, type, id);
  if (members !== undefined) return members;
  throw new Failure(404, {
    detail: `A ${type} with id ${id} does not exist.`,
    pointer: `/data/relationships/${type}/data/id`,
  });
};

const apply = (database: Database, id: string, kind: Kind, at: number): boolean => {
  const isSuppressed = listSuppressions(database, id).some(
    ({ reason, list_id }) => reason === MANUAL && list_id === '',
  );
  if (kind === 'create') suppress(database, id, { list_id: '', reason: MANUAL, at });
  // Only what was suppressed by hand is freed (documented).
  else unsuppress(database, id, [MANUAL]);
  return isSuppressed === (kind === 'delete');
};

const run = (call: Call, kind: Kind) => {
  const type = `profile-suppression-bulk-${kind}-job` as const;
  const { attributes, relationships } = parseInput(suppressionRequest(type), call.body).data;
  const { list, segment } = relationships ?? {};
  const group = list?.data ?? segment?.data;
  const job = changeProfiles(call, (database) => {
    const emails = attributes.profiles?.data.map((profile) => profile.attributes.email) ?? [];
    const ids: (string | undefined)[] = group
      ? findMembers(database, group as Group)
      : emails.map((email) => findByEmail(database, email, kind, call.at));
    const completed = ids.filter(
      (id) => id !== undefined && apply(database, id, kind, call.at),
    ).length;
    return insertJob(database, {
      type,
      created: call.at,
      total: ids.length,
      completed,
      failed: 0,
      skipped: ids.length - completed,
      groups: { lists: list ? [list.data.id] : [], segments: segment ? [segment.data.id] : [] },
    });
  });
  return answerQueued(call, job);
};

const rate = { ...tiers.L, steady: 750 };

const ofKind = (kind: Kind, word: string, scopes: readonly string[]): Endpoint[] => [
  {
    name: `bulk_${word}_profiles`,
    method: 'POST',
    path: `/api/profile-suppression-bulk-${kind}-jobs`,
    scopes,
    rate,
    answer: (call) => run(call, kind),
  },
  ...jobReads({
    type: `profile-suppression-bulk-${kind}-job`,
    scopes: ['subscriptions:read'],
    rate,
    names: { one: `get_bulk_${word}_profiles_job`, list: `get_bulk_${word}_profiles_jobs` },
  }),
];

/** Who may get no e-mail marketing whatever was agreed to, and the end of that. */
export const suppressionJobs: readonly Endpoint[] = [
  ...ofKind('create', 'suppress', ['profiles:write', 'subscriptions:write']),
  ...ofKind('delete', 'unsuppress', ['subscriptions:write']),
];
