import * as v from 'valibot';

import { parseInput } from '../checks/parse-input.js';
import { plainObject } from '../checks/plain-object.js';
import type { Call, Endpoint } from '../endpoints/call.js';
import { newProfileId } from '../store/new-id.js';
import { changeAll, findGiven } from './given.js';
import { addLink } from './links.js';
import { referenceTo } from './request-schema.js';
import { insertRow } from './rows.js';
import { dataSource } from './table/others.js';
import { rate, rates } from './table/shorthands.js';

// Records in one request, and bytes of one record (documented; decimal is the stricter reading).
const MOST = 500;
const MAX_RECORD_BYTES = 512_000;

const isSmall = (value: unknown): boolean =>
  Buffer.byteLength(JSON.stringify(value)) <= MAX_RECORD_BYTES;

const record = v.strictObject({
  type: v.literal('data-source-record'),
  attributes: v.strictObject({
    record: v.pipe(
      plainObject,
      v.check((value) => isSmall(value), 'The record is larger than 512 KB.'),
    ),
  }),
});

const source = v.strictObject({
  'data-source': v.strictObject({ data: referenceTo('data-source') }),
});

const oneRequest = v.strictObject({
  data: v.strictObject({
    type: v.literal('data-source-record-create-job'),
    attributes: v.strictObject({ 'data-source-record': v.strictObject({ data: record }) }),
    relationships: source,
  }),
});

const manyRequest = v.strictObject({
  data: v.strictObject({
    type: v.literal('data-source-record-bulk-create-job'),
    attributes: v.strictObject({
      'data-source-records': v.strictObject({
        data: v.pipe(v.array(record), v.maxLength(MOST, `More than ${MOST} at once.`)),
      }),
    }),
    relationships: source,
  }),
});

type Relationships = v.InferOutput<typeof source>;

const keep = (
  call: Call,
  { 'data-source': { data } }: Relationships,
  records: readonly v.InferOutput<typeof record>[],
) => {
  const { database } = call.box;
  const pointer = '/data/relationships/data-source/data/id';
  const to = findGiven(call, dataSource, data.id, pointer);
  changeAll(call, () => {
    for (const { attributes } of records) {
      const row = { type: 'data-source-record', id: newProfileId(call.at) };
      insertRow(database, { ...row, attributes, created: call.at, updated: call.at });
      addLink(database, { from: row, relationship: 'data-source', to }, call.at);
    }
  });
  return { status: 202 };
};

const keepOne = (call: Call) => {
  const { attributes, relationships } = parseInput(oneRequest, call.body).data;
  return keep(call, relationships, [attributes['data-source-record'].data]);
};

const keepMany = (call: Call) => {
  const { attributes, relationships } = parseInput(manyRequest, call.body).data;
  return keep(call, relationships, attributes['data-source-records'].data);
};

/**
 * Records of data sources: kept and answered by an empty 202. Klaviyo's API reads them as objects,
 * whose schemas the sandbox does not have: `GET /_sandbox/resources` shows them.
 */
export const dataSourceRecords: readonly Endpoint[] = [
  {
    name: 'create_data_source_record',
    method: 'POST',
    path: '/api/data-source-record-create-jobs',
    scopes: ['custom-objects:write'],
    rate: rates.large,
    answer: keepOne,
  },
  {
    name: 'bulk_create_data_source_records',
    method: 'POST',
    path: '/api/data-source-record-bulk-create-jobs',
    scopes: ['custom-objects:write'],
    rate: rate(3, 15),
    answer: keepMany,
  },
];
