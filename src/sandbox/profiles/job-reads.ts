import { Failure } from '../contract/failure.js';
import { jobDocument } from '../documents/profile-job-document.js';
import type { Call, Endpoint, Rate } from '../endpoints/call.js';
import { selectFields } from '../query/fields.js';
import { parseFilter, refuseCondition } from '../query/filter.js';
import { readInclude } from '../query/include.js';
import { linkToSelf } from '../query/page.js';
import { readSpanPage } from '../query/span-page.js';
import { findJob, type Job, type JobType, listJobs } from '../store/profile-jobs.js';
import { groupDocuments } from './membership.js';

/** The job of the path's id, or a 404. */
export const mustFindJob = ({ box, id }: Call, type: JobType): Job => {
  const job = findJob(box.database, type, id);
  if (job !== undefined) return job;
  throw new Failure(404, { detail: `A ${type} with id ${id} does not exist.` });
};

const readsNewestFirst = (url: URL, type: JobType): boolean => {
  const key = type === 'profile-bulk-import-job' ? 'created_at' : 'created';
  const sort = url.searchParams.get('sort') ?? `-${key}`;
  if (sort.replace(/^-/, '') === key) return sort.startsWith('-');
  throw new Failure(400, {
    detail: `'${sort}' is not an allowed sort parameter for this resource.`,
    parameter: 'sort',
  });
};

interface Wanted {
  readonly isEmpty: boolean;
  readonly groups: readonly string[];
}

// A job is about one list or one segment, so its groups compare as a whole.
const readFilter = (url: URL, type: JobType): Wanted => {
  const groups: string[] = [];
  let isEmpty = false;
  for (const condition of parseFilter(url.searchParams.get('filter') ?? '')) {
    const { field, operator, values } = condition;
    const mayBeAny = type === 'profile-bulk-import-job';
    if (operator !== 'equals' && !(mayBeAny && operator === 'any'))
      throw refuseCondition(condition);
    if (field === 'status') isEmpty ||= !values.includes('complete');
    else if (field === 'list_id' && !mayBeAny)
      groups.push(JSON.stringify({ lists: values, segments: [] }));
    else if (field === 'segment_id' && !mayBeAny)
      groups.push(JSON.stringify({ lists: [], segments: values }));
    else throw refuseCondition(condition);
  }
  return { isEmpty, groups };
};

const list = (call: Call, type: JobType) => {
  const { box, url } = call;
  const { isEmpty, groups } = readFilter(url, type);
  const paging = { usual: 20, largest: 100, isDescending: readsNewestFirst(url, type) };
  const { rows, links } = readSpanPage(url, paging, (span) =>
    isEmpty ? [] : listJobs(box.database, type, groups, span),
  );
  const data = rows.map((job) => selectFields(url, jobDocument(job, url.origin, 'complete')));
  return { status: 200, body: { data, links } };
};

const one = (call: Call, type: JobType) => {
  const { url } = call;
  const job = mustFindJob(call, type);
  const include = readInclude(url, type === 'profile-bulk-import-job' ? ['lists'] : []);
  const lists = groupDocuments(call, 'list', job.groups.lists);
  return {
    status: 200,
    body: {
      data: selectFields(url, jobDocument(job, url.origin, 'complete')),
      ...(include.has('lists') && { included: lists.map((list) => selectFields(url, list)) }),
      links: { self: linkToSelf(url) },
    },
  };
};

/** The answer that makes a job. */
export const answerQueued = ({ url }: Call, job: Job) => ({
  status: 202,
  body: {
    data: selectFields(url, jobDocument(job, url.origin, 'queued')),
    links: { self: linkToSelf(url) },
  },
});

/** What a kind of job needs. */
export interface JobReads {
  readonly type: JobType;
  readonly scopes: readonly string[];
  readonly rate: Rate;
  readonly names: { readonly one: string; readonly list: string };
}

/** The list of a kind of jobs and one of them. */
export const jobReads = ({ type, scopes, rate, names }: JobReads): Endpoint[] => [
  {
    name: names.list,
    method: 'GET',
    path: `/api/${type}s`,
    scopes,
    rate,
    answer: (call) => list(call, type),
  },
  {
    name: names.one,
    method: 'GET',
    path: `/api/${type}s/:id`,
    scopes,
    rate,
    answer: (call) => one(call, type),
  },
];
