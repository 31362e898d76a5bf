import { afterEach, beforeEach, expect, test } from 'vitest';

import { eventBody, startAsking } from './testing/ask.js';

let asking: Awaited<ReturnType<typeof startAsking>>;

beforeEach(async () => {
  asking = await startAsking();
});
afterEach(() => asking.close());

type Profile = Record<string, unknown>;

const track = (profile: Profile) =>
  asking.post('/api/events', eventBody({ profile, unique_id: crypto.randomUUID() }));

interface Person {
  id: string;
  email: string | null;
  phone_number: string | null;
  external_id: string | null;
  anonymous_ids: string[];
  explanations: { kind: string; sentence: string }[];
}

const people = async (): Promise<Person[]> =>
  (await asking.read('/_sandbox/profiles')).toReversed();

const whose = async () => {
  const events: { profile: Person }[] = await asking.read('/_sandbox/events');
  return events.map(
    ({ profile }) => profile.email ?? profile.phone_number ?? profile.anonymous_ids[0],
  );
};

const lastSentences = async (email: string) => {
  const person = (await people()).find((one) => one.email === email);
  return person?.explanations.map(({ sentence }) => sentence) ?? [];
};

const A = { anonymous_id: 'a1b2' };
const ADA = { email: 'ada@example.com' };

test('joins an anonymous past with the person who identified', async () => {
  await track(A);
  await track(A);
  await track({ ...A, ...ADA });
  await track(A);

  expect(await whose()).toEqual(Array(4).fill('ada@example.com'));
  expect(await people()).toMatchObject([{ ...ADA, anonymous_ids: ['a1b2'] }]);
  expect(await lastSentences('ada@example.com')).toContain(
    'anonymous a1b2 joined ada@example.com: it was known by nothing else',
  );
});

test('joins an anonymous past with a person known from elsewhere and notes the merge', async () => {
  await track(ADA);
  await track(A);
  await track({ ...A, ...ADA });

  expect(await whose()).toEqual(Array(3).fill('ada@example.com'));
  expect(await lastSentences('ada@example.com')).toContain(
    'anonymous a1b2 joined ada@example.com: it was known by nothing else',
  );
  const { data, included } = await asking.read('/api/events?include=metric');
  expect(data).toHaveLength(4);
  const names = included.map((metric: { attributes: { name: string } }) => metric.attributes.name);
  expect(names).toContain('Merged profile');
});

test('leaves an anonymous id with the person it was first known with', async () => {
  await track({ ...A, ...ADA });
  await track({ ...A, email: 'bob@example.com' });

  expect(await whose()).toEqual(['ada@example.com', 'bob@example.com']);
  expect(await lastSentences('bob@example.com')).toContain(
    'anonymous a1b2 stayed with ada@example.com, also known by e-mail; the event went to bob@example.com',
  );
});

test.each<[claim: string, before: Profile[], event: Profile, people: number, sentence: string]>([
  ['makes a new person', [], ADA, 1, 'ada@example.com is new: nobody was known by this e-mail'],
  [
    'recognises an e-mail in any case',
    [ADA],
    { email: 'ADA@Example.com' },
    1,
    'recognised ada@example.com',
  ],
  [
    'adds a phone number nobody has',
    [ADA],
    { ...ADA, phone_number: '+15551234567' },
    1,
    'ada@example.com gained phone number +15551234567',
  ],
  [
    'merges a phone number known by nothing else',
    [ADA, { phone_number: '+15551234567' }],
    { ...ADA, phone_number: '+15551234567' },
    1,
    '+15551234567 joined ada@example.com: it was known by nothing else',
  ],
  [
    'leaves a phone number that somebody else is known by',
    [ADA, { phone_number: '+15551234567', email: 'bob@example.com' }],
    { ...ADA, phone_number: '+15551234567' },
    2,
    '+15551234567 stayed with bob@example.com, also known by e-mail; the event went to ada@example.com',
  ],
  [
    'adds a stronger identifier to the profile of the weaker one',
    [ADA],
    { ...ADA, external_id: '42' },
    1,
    'ada@example.com gained external id 42',
  ],
  [
    'lets the external id decide over the e-mail',
    [{ ...ADA, external_id: '42' }],
    { email: 'new@example.com', external_id: '42' },
    1,
    'ada@example.com kept e-mail ada@example.com: an event does not change it to new@example.com',
  ],
  [
    'keeps the e-mail of the stronger of two people',
    [{ ...ADA, external_id: '42' }, { email: 'old@example.com' }],
    { email: 'old@example.com', external_id: '42' },
    1,
    'old@example.com joined ada@example.com: it was known by nothing else',
  ],
])('%s', async (_, before, event, count, sentence) => {
  for (const profile of before) await track(profile);
  await track(event);

  const found = await people();
  expect(found).toHaveLength(count);
  expect(found.flatMap(({ explanations }) => explanations.map((one) => one.sentence))).toContain(
    sentence,
  );
});

test('makes a new person of an e-mail that was merged away', async () => {
  await track({ ...ADA, external_id: '42' });
  await track({ email: 'old@example.com' });
  await track({ email: 'old@example.com', external_id: '42' });
  await track({ email: 'old@example.com' });

  expect(await people()).toHaveLength(2);
});

test('keeps what an event says of its person', async () => {
  await track({ ...ADA, first_name: 'Ada', location: { city: 'London' }, properties: { tier: 1 } });
  await track({ ...ADA, first_name: null, location: { country: 'UK' }, properties: { size: 'M' } });

  const [person] = await asking.read('/_sandbox/profiles');
  expect(person.traits).toEqual({
    first_name: 'Ada',
    location: { city: 'London', country: 'UK' },
    properties: { tier: 1, size: 'M' },
  });
});

test('recognises the reader of an e-mail by its _kx', async () => {
  const { kx, profile_id } = await (await asking.post('/_sandbox/kx', ADA)).json();
  expect(kx).toMatch(/^[\w\-=]+\.\w+$/);

  await track(A);
  await track({ ...A, _kx: kx });

  expect(await people()).toMatchObject([{ id: profile_id, ...ADA, anonymous_ids: ['a1b2'] }]);
  const filter = encodeURIComponent(`equals(_kx,"${kx}")`);
  expect((await asking.read(`/api/profiles?filter=${filter}`)).data[0].id).toBe(profile_id);
});

test('follows the _kx of a profile that was merged since', async () => {
  const { kx } = await (await asking.post('/_sandbox/kx', ADA)).json();
  await track({ external_id: '42', phone_number: '+15551234567' });
  await track({ external_id: '42', ...ADA });
  await track({ _kx: kx });

  expect(await people()).toHaveLength(1);
  expect(await whose()).toEqual(Array(3).fill('ada@example.com'));
});

test('drops an event whose only identifier is a _kx it cannot read', async () => {
  const response = await track({ _kx: 'bm90aGluZw==.SANDBX' });

  expect(response.status).toBe(202);
  expect(await asking.read('/_sandbox/events')).toEqual([]);
  const [drop] = await asking.read('/_sandbox/drops');
  expect(drop.reason).toBe('ignored the _kx token: it stands for no profile here');
});

test('ignores a _kx it cannot read beside an e-mail', async () => {
  await track({ ...ADA, _kx: 'nonsense.OTHER1' });

  expect(await whose()).toEqual(['ada@example.com']);
  expect(await lastSentences('ada@example.com')).toContain(
    'ignored the _kx token: it stands for no profile here',
  );
});

test('lets the profile id decide over everything else', async () => {
  await track(ADA);
  await track({ email: 'bob@example.com', external_id: '42' });
  const [ada] = await people();
  await track({ id: ada?.id, external_id: '42' });

  expect(await whose()).toEqual(['ada@example.com', 'bob@example.com', 'ada@example.com']);
  expect(await lastSentences('ada@example.com')).toContain(
    'external id 42 stayed with bob@example.com, also known by e-mail; the event went to ada@example.com',
  );
});

test('drops an event for a profile id that does not exist', async () => {
  await track({ id: '01ARZ3NDEKTSV4RRFFQ69G5FAV' });

  const [drop] = await asking.read('/_sandbox/drops');
  expect(drop.reason).toBe(
    'ignored profile id 01ARZ3NDEKTSV4RRFFQ69G5FAV: there is no such profile',
  );
});
