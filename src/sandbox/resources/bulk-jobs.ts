import * as v from 'valibot';

import { formatEventTime } from '../checks/event-time.js';
import { parseInput } from '../checks/parse-input.js';
import { errorDocument, Failure } from '../contract/failure.js';
import type { Call, Endpoint } from '../endpoints/call.js';
import { addResource } from './add-resource.js';
import { changeAll, findGiven } from './given.js';
import { addLink } from './links.js';
import { referenceTo, resourceSchema } from './request-schema.js';
import type { ResourceType } from './resource-type.js';
import { deleteRow } from './rows.js';
import { showRow } from './show.js';
import { type Job, jobs } from './table/jobs.js';
import { rates } from './table/shorthands.js';
import { findType } from './table/table.js';
import { type Checked, understand } from './told.js';
import { changeResource } from './write.js';

const DAY_SECONDS = 86_400;

const bodySchema = ({ key, use, most, type }: Job, target: ResourceType) => {
  const one = use === 'delete' ? referenceTo(target.type) : resourceSchema(target, use);
  const many = v.pipe(
    v.array(one),
    v.minLength(1, 'This list may not be empty.'),
    v.maxLength(most, `More than ${most} at once.`),
  );
  return v.strictObject({
    data: v.strictObject({
      type: v.literal(type.type),
      attributes: v.strictObject({ [key]: v.strictObject({ data: many }) }),
    }),
  });
};

const targetOf = (job: Job): ResourceType => {
  const target = findType(job.target);
  if (target === undefined) throw new Error(`There is no type ${job.target}`);
  return target;
};

// Does what the job is for to one resource; returns its id.
const work = (call: Call, { use }: Job, target: ResourceType, one: Checked, at: string): string => {
  const { database } = call.box;
  if (use === 'create')
    return addResource(database, target, understand(database, target, use, one, at), call.at).id;
  const row = findGiven(call, target, one.id ?? '', `${at}/id`);
  if (use === 'delete') deleteRow(database, target.type, row.id);
  else changeResource(database, target, row, understand(database, target, use, one, at), call.at);
  return row.id;
};

const wordErrors = (error: unknown, at: string): object[] => {
  if (!(error instanceof Failure)) throw error;
  const problems = error.problems.map((problem) => ({
    ...problem,
    pointer: problem.pointer?.startsWith(at)
      ? problem.pointer
      : `${at}${problem.pointer?.replace(/^\/data/, '') ?? ''}`,
  }));
  return errorDocument(error.status, problems).errors.map(
    ({ status: _, links: _links, meta: _meta, ...shown }) => shown,
  );
};

const workAll = (call: Call, job: Job, all: readonly Checked[]) => {
  const target = targetOf(job);
  const done: string[] = [];
  const errors: object[] = [];
  for (const [index, one] of all.entries()) {
    const at = `/data/attributes/${job.key}/data/${index}`;
    try {
      done.push(call.box.database.attempt(() => work(call, job, target, one, at)));
    } catch (error) {
      errors.push(...wordErrors(error, at));
    }
  }
  return { done, errors };
};

const keep = (call: Call, job: Job, all: readonly Checked[]) => {
  const { database } = call.box;
  const { done, errors } = workAll(call, job, all);
  const seconds = Math.floor(call.at / 1000);
  const attributes = {
    total_count: all.length,
    completed_count: done.length,
    failed_count: all.length - done.length,
    completed_at: formatEventTime(seconds),
    errors,
    expires_at: formatEventTime(seconds + 7 * DAY_SECONDS),
  };
  const row = addResource(database, job.type, { id: undefined, attributes, linked: {} }, call.at);
  for (const id of job.use === 'delete' ? [] : done)
    addLink(database, { from: row, relationship: job.key, to: { type: job.target, id } }, call.at);
  return row;
};

// The work is done at once, but told of as queued; that a resource which cannot be worked on fails
// alone, and a malformed one the whole request, is assumed. So is the week that jobs are kept.
const start = (job: Job) => (call: Call) => {
  const { attributes } = parseInput(bodySchema(job, targetOf(job)), call.body).data;
  const all = attributes[job.key]?.data as readonly Checked[];
  const row = changeAll(call, () => keep(call, job, all));
  const waiting = { status: 'queued', completed_count: 0, failed_count: 0, errors: [] };
  const queued = { ...row.attributes, ...waiting, completed_at: null };
  return { status: 202, body: showRow(call, job.type, { ...row, attributes: queued }) };
};

/** POST of every kind of bulk job: answers 202 with a job that can be asked for. */
export const bulkJobs: readonly Endpoint[] = jobs.map((job) => ({
  name: job.name,
  method: 'POST',
  path: job.type.path,
  scopes: [`${job.type.scope}:write`],
  rate: rates.large,
  answer: start(job),
}));
