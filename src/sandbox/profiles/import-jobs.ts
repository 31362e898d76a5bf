import type * as v from 'valibot';

import { parseInput } from '../checks/parse-input.js';
import { bulkImportRequest } from '../checks/profile-requests.js';
import { errorDocument, Failure } from '../contract/failure.js';
import { type Call, type Endpoint, tiers } from '../endpoints/call.js';
import { sortProfile } from '../recording/incoming-profile.js';
import { addToList } from '../resources/lists.js';
import type { Database } from '../store/database.js';
import { addJobError, addJobMember, insertJob } from '../store/profile-jobs.js';
import { importRelationships } from './import-job-relationships.js';
import { answerQueued, jobReads } from './job-reads.js';
import { readList } from './list-opt-in.js';
import { changeProfiles, refuseLargeProfile, writeProfile } from './write-profile.js';

type Imported = v.InferOutput<
  ReturnType<typeof bulkImportRequest>
>['data']['attributes']['profiles']['data'][number];

interface Outcome {
  readonly profileId?: string;
  readonly error?: object;
}

const toError = (failure: Failure, original: unknown, index: number) => {
  const [error] = errorDocument(failure.status, failure.problems).errors;
  const place = `/data/attributes/profiles/data/${index}`;
  const pointer = failure.problems[0]?.pointer ?? '/data';
  return {
    code: error?.code,
    title: error?.title,
    detail: error?.detail,
    source: { pointer: pointer.replace(/^\/data/, place) },
    original_payload: original,
  };
};

// A profile that cannot be written leaves nothing behind and the others alone.
const writeOne = (
  database: Database,
  profile: Imported,
  original: unknown,
  { index, at }: { index: number; at: number },
): Outcome => {
  try {
    refuseLargeProfile(Buffer.byteLength(JSON.stringify(original)));
    const write = () => writeProfile(database, sortProfile(profile), { at }).profile.id;
    return { profileId: database.attempt(write) };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { error: toError(error, original, index) };
  }
};

// biome-ignore lint/suspicious/noExplicitAny: it has been checked, and is kept as it was sent
const originals = (body: any): unknown[] => body.data.attributes.profiles.data;

const run = (call: Call) => {
  const { attributes, relationships } = parseInput(
    bulkImportRequest(call.revision),
    call.body,
  ).data;
  const { at } = call;
  const job = changeProfiles(call, (database) => {
    const lists = (relationships?.lists?.data ?? []).flatMap(
      (data) => readList(database, { data }) ?? [],
    );
    const sent = originals(call.body);
    const outcomes = attributes.profiles.data.map((profile, index) =>
      writeOne(database, profile, sent[index], { index, at }),
    );
    const written = outcomes.flatMap(({ profileId }) => profileId ?? []);
    const made = insertJob(database, {
      type: 'profile-bulk-import-job',
      created: at,
      total: outcomes.length,
      completed: written.length,
      failed: outcomes.length - written.length,
      skipped: 0,
      groups: { lists: lists.map(({ id }) => id), segments: [] },
    });
    for (const { error } of outcomes) if (error) addJobError(database, made.id, error);
    for (const id of written) {
      addJobMember(database, made.id, id);
      for (const list of lists) addToList(database, list.id, id, at);
    }
    return made;
  });
  return answerQueued(call, job);
};

/** Imports of up to 10,000 profiles, and what became of them. */
export const importJobs: readonly Endpoint[] = [
  {
    name: 'bulk_import_profiles',
    method: 'POST',
    path: '/api/profile-bulk-import-jobs',
    scopes: ['lists:write', 'profiles:write'],
    rate: tiers.M,
    answer: run,
  },
  ...jobReads({
    type: 'profile-bulk-import-job',
    scopes: ['lists:read', 'profiles:read'],
    rate: tiers.M,
    names: { one: 'get_bulk_import_profiles_job', list: 'get_bulk_import_profiles_jobs' },
  }),
  ...importRelationships,
];
