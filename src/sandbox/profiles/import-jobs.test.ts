import { afterEach, beforeEach, expect, test } from 'vitest';

import { type Asked, profileBody, startJudged } from '../testing/ask-judged.js';

let sandbox: Awaited<ReturnType<typeof startJudged>>;
beforeEach(async () => {
  sandbox = await startJudged();
});
afterEach(() => sandbox.close());

const path = '/api/profile-bulk-import-jobs';

const start = (
  profiles: readonly Record<string, unknown>[],
  lists: readonly string[] = [],
  asked: Asked = {},
) =>
  sandbox.ask(
    'POST',
    path,
    {
      data: {
        type: 'profile-bulk-import-job',
        attributes: { profiles: { data: profiles.map((one) => profileBody(one).data) } },
        ...(lists.length > 0 && {
          relationships: { lists: { data: lists.map((id) => ({ type: 'list', id })) } },
        }),
      },
    },
    asked,
  );

const read = async (query: string) => (await sandbox.ask('GET', `${path}/${query}`)).body;

const createList = async (): Promise<string> => {
  const attributes = { name: 'News' };
  const { body } = await sandbox.ask('POST', '/api/lists', { data: { type: 'list', attributes } });
  return body.data.id;
};

test('an import is queued, done at once and tells what it wrote', async () => {
  const list = await createList();
  const { status, body } = await start(
    [{ email: 'ada@example.com', first_name: 'Ada' }, { external_id: '42' }],
    [list],
  );
  expect([status, body.data.attributes.status]).toEqual([202, 'queued']);
  const { id } = body.data;
  const job = await read(`${id}?include=lists`);
  expect(job.data.attributes).toMatchObject({
    status: 'complete',
    total_count: 2,
    completed_count: 2,
    failed_count: 0,
  });
  expect(job.included).toMatchObject([{ type: 'list', id: list }]);
  expect((await read(`${id}/lists`)).data).toMatchObject([{ id: list }]);
  expect((await read(`${id}/relationships/lists`)).data).toEqual([{ type: 'list', id: list }]);
  const { data: profiles } = await read(`${id}/profiles`);
  expect(profiles).toMatchObject([
    { attributes: { email: 'ada@example.com', first_name: 'Ada' } },
    { attributes: { external_id: '42' } },
  ]);
  const { data: ids } = await read(`${id}/relationships/profiles`);
  expect(ids).toEqual(profiles.map((one: { id: string }) => ({ type: 'profile', id: one.id })));
  const members = await sandbox.ask('GET', `/api/lists/${list}/relationships/profiles`);
  expect(members.body.data).toHaveLength(2);
});

test('what cannot be written is told with its place and leaves the rest alone', async () => {
  await start([{ email: 'ada@example.com' }, { phone_number: '+15551234567' }]);
  const both = { email: 'ada@example.com', phone_number: '+15551234567' };
  const { body } = await start([{ email: 'bob@example.com' }, both]);
  const { id } = body.data;
  expect((await read(id)).data.attributes).toMatchObject({ completed_count: 1, failed_count: 1 });
  const { data: errors } = await read(`${id}/import-errors`);
  expect(errors).toMatchObject([
    {
      type: 'import-error',
      attributes: {
        code: 'duplicate_profile',
        source: { pointer: '/data/attributes/profiles/data/1/attributes' },
        original_payload: { type: 'profile', attributes: both },
      },
    },
  ]);
  expect((await sandbox.read('/_sandbox/state')).profiles).toBe(3);
});

test('a broken profile refuses the whole job', async () => {
  const { status, body } = await start([{ email: 'ada@example.com' }, { email: 'bob@' }]);
  expect(status).toBe(400);
  expect(body.errors[0].source.pointer).toBe('/data/attributes/profiles/data/1/attributes/email');
  expect((await sandbox.read('/_sandbox/state')).profiles).toBe(0);
});

test('10,000 profiles are taken, 10,001 are not', async () => {
  const profiles = Array.from({ length: 10_001 }, (_, index) => ({ external_id: `${index}` }));
  expect((await start(profiles)).status).toBe(400);
  expect((await start(profiles.slice(1))).status).toBe(202);
  expect((await sandbox.read('/_sandbox/state')).profiles).toBe(10_000);
});

test('a list that is not there refuses the job, and so does an anonymous id since 2025-10-15', async () => {
  expect((await start([{ email: 'ada@example.com' }], ['Nowher'])).status).toBe(404);
  const anonymous = [{ email: 'ada@example.com', anonymous_id: 'a1b2' }];
  expect((await start(anonymous, [], { isValid: false })).status).toBe(400);
  expect((await start(anonymous, [], { revision: '2025-07-15' })).status).toBe(202);
});

test('jobs and what they wrote are read page by page', async () => {
  const ids: string[] = [];
  for (const email of ['a@example.com', 'b@example.com', 'c@example.com'])
    ids.push((await start([{ email }])).body.data.id);
  const walk = async (first: string) => {
    const found: string[] = [];
    let next: string | null = first;
    while (next !== null) {
      const { body } = await sandbox.ask('GET', next);
      found.push(...body.data.map((job: { id: string }) => job.id));
      next = body.links.next?.slice(sandbox.sandbox.url.length) ?? null;
    }
    return found;
  };
  expect(await walk(`${path}?page[size]=2&sort=created_at`)).toEqual(ids);
  expect(await walk(`${path}?page[size]=1`)).toEqual(ids.toReversed());
  expect((await sandbox.ask('GET', `${path}?page[size]=101`)).status).toBe(400);
  expect((await sandbox.ask('GET', `${path}?sort=status`)).status).toBe(400);
  expect((await sandbox.ask('GET', `${path}/nothing`)).status).toBe(404);
  const people = Array.from({ length: 5 }, (_, index) => ({ external_id: `${index}` }));
  const { id } = (await start(people)).body.data;
  expect(await walk(`${path}/${id}/profiles?page[size]=2`)).toHaveLength(5);
});
