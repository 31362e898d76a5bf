import { type Call, type Endpoint, tiers } from '../endpoints/call.js';
import { selectFields } from '../query/fields.js';
import { linkToSelf } from '../query/page.js';
import { readSpanPage } from '../query/span-page.js';
import { listJobErrors, listJobMembers } from '../store/profile-jobs.js';
import { findProfile } from '../store/profiles.js';
import { mustFindJob } from './job-reads.js';
import { groupDocuments } from './membership.js';
import { readAdditions, showProfile } from './show-profile.js';

const paging = { usual: 20, largest: 100, isDescending: false };

const mustFind = (call: Call) => mustFindJob(call, 'profile-bulk-import-job');

const members = (call: Call) => {
  const { id } = mustFind(call);
  return readSpanPage(call.url, paging, (span) => listJobMembers(call.box.database, id, span));
};

const showProfiles = (call: Call) => {
  readAdditions(call.url);
  const { rows, links } = members(call);
  const data = rows
    .flatMap(({ profile_id }) => findProfile(call.box.database, profile_id) ?? [])
    .map((profile) => showProfile(call, profile));
  return { data, links };
};

const showProfileIds = (call: Call) => {
  const { rows, links } = members(call);
  return { data: rows.map(({ profile_id: id }) => ({ type: 'profile', id })), links };
};

const showErrors = (call: Call) => {
  const { id } = mustFind(call);
  const { rows, links } = readSpanPage(call.url, paging, (span) =>
    listJobErrors(call.box.database, id, span),
  );
  const data = rows.map((error) =>
    selectFields(call.url, {
      type: 'import-error',
      id: error.id,
      attributes: JSON.parse(error.attributes) as Record<string, unknown>,
    }),
  );
  return { data, links };
};

const unpaged = (call: Call, data: readonly unknown[]) => ({
  data,
  links: { self: linkToSelf(call.url), next: null, prev: null },
});

const showLists = (call: Call) =>
  unpaged(
    call,
    groupDocuments(call, 'list', mustFind(call).groups.lists).map((list) =>
      selectFields(call.url, list),
    ),
  );

const showListIds = (call: Call) =>
  unpaged(
    call,
    mustFind(call).groups.lists.map((id) => ({ type: 'list', id })),
  );

const read = (
  path: string,
  name: string,
  scope: string,
  show: (call: Call) => unknown,
): Endpoint => ({
  name,
  method: 'GET',
  path: `/api/profile-bulk-import-jobs/:id/${path}`,
  scopes: [scope],
  rate: tiers.M,
  answer: (call) => ({ status: 200, body: show(call) }),
});

/** What an import wrote, what it could not, and the lists it was for. */
export const importRelationships: readonly Endpoint[] = [
  read('profiles', 'get_profiles_for_bulk_import_profiles_job', 'profiles:read', showProfiles),
  read(
    'relationships/profiles',
    'get_profile_ids_for_bulk_import_profiles_job',
    'profiles:read',
    showProfileIds,
  ),
  read('lists', 'get_list_for_bulk_import_profiles_job', 'lists:read', showLists),
  read(
    'relationships/lists',
    'get_list_ids_for_bulk_import_profiles_job',
    'lists:read',
    showListIds,
  ),
  read('import-errors', 'get_errors_for_bulk_import_profiles_job', 'profiles:read', showErrors),
];
