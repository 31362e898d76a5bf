import { afterEach, beforeEach, expect, test } from 'vitest';

import { eventBody } from '../testing/ask.js';
import { profileBody, startJudged } from '../testing/ask-judged.js';

let sandbox: Awaited<ReturnType<typeof startJudged>>;
beforeEach(async () => {
  sandbox = await startJudged();
});
afterEach(() => sandbox.close());

const ada = { email: 'ada@example.com' };

const create = async (attributes: Record<string, unknown>): Promise<string> => {
  const { status, body } = await sandbox.ask('POST', '/api/profiles', profileBody(attributes));
  expect(status).toBe(201);
  return body.data.id;
};

const importOne = (attributes: Record<string, unknown>, revision = '2026-07-15') =>
  sandbox.ask('POST', '/api/profile-import', profileBody(attributes), {
    revision,
    isValid: revision === '2026-07-15',
  });

const update = (id: string, attributes: Record<string, unknown>) =>
  sandbox.ask('PATCH', `/api/profiles/${id}`, profileBody({ id, ...attributes }));

const find = async (filter: string) => {
  const query = new URLSearchParams({ filter });
  const { body } = await sandbox.ask('GET', `/api/profiles?${query}`);
  return body.data.map((profile: { id: string }) => profile.id);
};

const explain = async (id: string): Promise<string[]> => {
  const { explanations } = await sandbox.read(`/_sandbox/profiles/${id}`);
  return explanations.map(({ sentence }: { sentence: string }) => sentence);
};

test('a created profile answers with all of it, and a second one with its id', async () => {
  const id = await create({ ...ada, first_name: 'Ada', location: { city: 'London' } });
  const { body: one } = await sandbox.ask('GET', `/api/profiles/${id}`);
  expect(one.data.attributes).toMatchObject({ ...ada, first_name: 'Ada', last_event_date: null });

  const { status, body } = await sandbox.ask('POST', '/api/profiles', profileBody(ada));
  expect(status).toBe(409);
  expect(body.errors[0]).toMatchObject({
    code: 'duplicate_profile',
    source: { pointer: '/data/attributes' },
    meta: { duplicate_profile_id: id },
  });
});

test('an update changes an identifier, but not to one of somebody else', async () => {
  const [first, second] = [await create(ada), await create({ email: 'bob@example.com' })];
  expect((await update(first, { email: 'countess@example.com' })).status).toBe(200);
  const { status, body } = await update(first, { email: 'bob@example.com' });
  expect(status).toBe(409);
  expect(body.errors[0].meta).toEqual({ duplicate_profile_id: second });
  expect(await find('equals(email,"countess@example.com")')).toEqual([first]);
  expect(await explain(first)).toContain(
    'countess@example.com changed e-mail: countess@example.com replaced ada@example.com',
  );
});

test('null clears a field and an identifier, but never the last one', async () => {
  const id = await create({ ...ada, phone_number: '+15551234567', title: 'Countess' });
  const { body } = await update(id, { email: null, title: null });
  expect(body.data.attributes).toMatchObject({ email: null, title: null });
  const refused = await update(id, { phone_number: null });
  expect(refused.status).toBe(400);
  expect(await find('equals(phone_number,"+15551234567")')).toEqual([id]);
});

test('patch_properties appends, unappends and unsets', async () => {
  const id = await create({ ...ada, properties: { skus: ['a', 'b'], tier: 'gold' } });
  const patch = { append: { skus: 'c' }, unappend: { skus: 'a' }, unset: ['tier'] };
  const { body } = await update(id, { meta: { patch_properties: patch } });
  expect(body.data.attributes.properties).toEqual({ skus: ['b', 'c'] });
});

test('patch_identifiers adds an e-mail that finds the profile and takes it away again', async () => {
  const id = await create(ada);
  const second = { email: ['second@example.com'] };
  await update(id, { meta: { patch_identifiers: { append: second } } });
  const again = await importOne({ email: 'second@example.com', first_name: 'Ada' });
  expect(again.body.data).toMatchObject({ id, attributes: { ...ada, first_name: 'Ada' } });

  await update(id, { meta: { patch_identifiers: { unappend: second } } });
  expect((await importOne({ email: 'second@example.com' })).status).toBe(201);
  const taken = await update(id, { meta: { patch_identifiers: { append: second } } });
  expect(taken.status).toBe(409);
});

test('an update puts a second e-mail in the place of the first', async () => {
  const id = await create(ada);
  await update(id, { meta: { patch_identifiers: { append: { email: 'second@example.com' } } } });
  const { status, body } = await update(id, { email: 'second@example.com' });
  expect([status, body.data.attributes.email]).toEqual([200, 'second@example.com']);
  expect((await importOne({ email: 'second@example.com' })).body.data.id).toBe(id);
  expect((await importOne(ada)).status).toBe(201);
});

test('an import creates, updates and refuses identifiers of two people', async () => {
  const first = await importOne(ada);
  const again = await importOne({ ...ada, external_id: '42' });
  const other = await importOne({ phone_number: '+15551234567' });
  const both = await importOne({ external_id: '42', phone_number: '+15551234567' });
  expect([first.status, again.status, other.status, both.status]).toEqual([201, 200, 201, 409]);
  expect(both.body.errors[0].meta.duplicate_profile_id).toBe(other.body.data.id);
});

test('an import takes an anonymous id until 2025-07-15 and joins its past', async () => {
  await sandbox.post('/api/events', eventBody({ profile: { anonymous_id: 'a1b2' } }));
  await importOne(ada);
  const joined = await importOne({ ...ada, anonymous_id: 'a1b2' }, '2025-07-15');
  expect(joined.status).toBe(200);
  expect(joined.body.data.attributes.last_event_date).not.toBeNull();
  const refused = await importOne({ ...ada, anonymous_id: 'a1b2' }, '2025-10-15');
  expect(refused.status).toBe(400);
  expect(refused.body.errors[0]).toMatchObject({
    detail: "'anonymous_id' is not a valid field for the resource.",
    source: { pointer: '/data/attributes/anonymous_id' },
  });
});

test('an import at 2023-12-15 has no endpoint yet', async () => {
  expect((await importOne(ada, '2023-12-15')).status).toBe(404);
  expect((await importOne(ada, '2024-02-15')).status).toBe(201);
});

test.each([
  ['an id that is not there', { id: '01ARZ3NDEKTSV4RRFFQ69G5FAV' }, 404, '/data/id'],
  ['a _kx that stands for nobody', { _kx: 'bm8=.SANDBX' }, 400, '/data/attributes/_kx'],
  ['nobody at all', { first_name: 'Ada' }, 400, '/data'],
  ['a broken e-mail', { email: 'ada@' }, 400, '/data/attributes/email'],
])('an import of %s is refused', async (_, attributes, status, pointer) => {
  const refused = await importOne(attributes);
  expect(refused.status).toBe(status);
  expect(refused.body.errors[0].source.pointer).toBe(pointer);
  expect((await sandbox.read('/_sandbox/state')).profiles).toBe(0);
});

test('a profile of 100 KB is taken, one byte more is not', async () => {
  const sized = (bytes: number) => {
    const empty = JSON.stringify(profileBody({ ...ada, image: '' })).length;
    return sandbox.ask(
      'POST',
      '/api/profile-import',
      profileBody({ ...ada, image: 'x'.repeat(bytes - empty) }),
    );
  };
  expect((await sized(100_000)).status).toBe(201);
  expect((await sized(100_001)).status).toBe(400);
});

test('a merge moves events, keeps the destination and frees the old e-mail', async () => {
  const destination = await create({ ...ada, first_name: 'Ada' });
  const source = await create({ email: 'old@example.com', first_name: 'A.', title: 'Countess' });
  await sandbox.post('/api/events', eventBody({ profile: { email: 'old@example.com' } }));
  const merge = (sources: string[], id = destination) =>
    sandbox.ask('POST', '/api/profile-merge', {
      data: {
        type: 'profile-merge',
        id,
        relationships: {
          profiles: { data: sources.map((each) => ({ type: 'profile', id: each })) },
        },
      },
    });
  expect((await merge([source, destination])).status).toBe(400);
  expect((await merge([])).status).toBe(400);
  expect((await merge([destination])).status).toBe(400);
  expect((await merge(['01ARZ3NDEKTSV4RRFFQ69G5FAV'])).status).toBe(404);
  const { status, body } = await merge([source]);
  expect([status, body.data.type, body.data.id]).toEqual([201, 'profile', destination]);

  const { traits, events } = await sandbox.read(`/_sandbox/profiles/${destination}`);
  expect(traits).toEqual({ first_name: 'Ada', title: 'Countess' });
  expect(events.map(({ metric }: { metric: string }) => metric).toSorted()).toEqual([
    'Merged profile',
    'Viewed Product',
  ]);
  expect(await explain(destination)).toContain(
    'old@example.com joined ada@example.com: profile-merge asked for it',
  );
  expect((await importOne({ email: 'old@example.com' })).status).toBe(201);
  expect((await merge([source])).status).toBe(404);
});
