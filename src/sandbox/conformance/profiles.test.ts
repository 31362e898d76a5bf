import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { eventInput } from './event-input.js';
import { clientVersions } from './klaviyo-client.js';
import {
  type Page,
  type Resource,
  refusalOf,
  type Setting,
  type Single,
  startSetting,
  wireOf,
} from './setting.js';

const API = 'ProfilesApi';
const ada = { email: 'ada@example.com', firstName: 'Ada', externalId: 'shop-1' };

const profileInput = ({ id, ...attributes }: Readonly<Record<string, unknown>>) => ({
  data: { type: 'profile', ...(id !== undefined && { id }), attributes },
});

describe.each(clientVersions)('$name ($revision)', (version) => {
  let setting: Setting;
  beforeAll(async () => {
    setting = await startSetting(version, { rateLimits: 0 });
  });
  beforeEach(async () => {
    await setting.asking.post('/_sandbox/reset', {});
  });
  afterAll(async () => {
    const faults = setting.recorder.faults();
    await setting.close();
    expect(faults).toEqual([]);
  });

  const call = (method: string, ...args: readonly unknown[]) =>
    setting.client.call(API, method, ...args);
  const make = async (attributes: Readonly<Record<string, unknown>>): Promise<Resource> =>
    wireOf<Single>(await call('createProfile', profileInput(attributes))).data;
  const read = async (id: string, options: object = {}) =>
    wireOf<Single>(await call('getProfile', id, options)).data;

  test('a profile is created and read', async () => {
    const told = {
      ...ada,
      phoneNumber: '+41791234567',
      title: 'Countess',
      properties: { plan: 'gold' },
    };
    const { response } = await call(
      'createProfile',
      profileInput({ ...told, location: { city: 'London' } }),
    );
    const { data } = response.data as Single;
    expect([response.status, data.type]).toEqual([201, 'profile']);
    expect((await read(data.id)).attributes).toMatchObject({
      ...{ email: 'ada@example.com', first_name: 'Ada', external_id: 'shop-1' },
      ...{ phone_number: '+41791234567', title: 'Countess', properties: { plan: 'gold' } },
      location: { city: 'London' },
    });
  });

  test('a profile that is there already is a 409 that names it', async () => {
    const { id } = await make(ada);
    const { status, errors } = await refusalOf(call('createProfile', profileInput(ada)));
    expect([status, errors[0]]).toMatchObject([
      409,
      { code: 'duplicate_profile', meta: { duplicate_profile_id: id } },
    ]);
  });

  test('an import creates with 201 and updates with 200', async () => {
    const first = await call('createOrUpdateProfile', profileInput(ada));
    const second = await call(
      'createOrUpdateProfile',
      profileInput({ ...ada, firstName: 'Augusta' }),
    );
    expect([first.response.status, second.response.status]).toEqual([201, 200]);
    const { id } = wireOf<Single>(first).data;
    expect((await read(id)).attributes).toMatchObject({ first_name: 'Augusta', email: ada.email });
  });

  test('an import of two people is a 409', async () => {
    await make({ email: 'ada@example.com' });
    await make({ phoneNumber: '+41791234567' });
    const both = profileInput({ email: 'ada@example.com', phoneNumber: '+41791234567' });
    const { status, errors } = await refusalOf(call('createOrUpdateProfile', both));
    expect([status, errors[0]?.code]).toEqual([409, 'duplicate_profile']);
  });

  test('a profile is changed by its id, but not to be another', async () => {
    const { id } = await make(ada);
    const { response } = await call(
      'updateProfile',
      id,
      profileInput({ id, lastName: 'Lovelace' }),
    );
    expect(response.status).toBe(200);
    expect((await read(id)).attributes).toMatchObject({ first_name: 'Ada', last_name: 'Lovelace' });
    const other = await make({ email: 'grace@example.com' });
    const taken = profileInput({ id: other.id, email: ada.email });
    expect((await refusalOf(call('updateProfile', other.id, taken))).status).toBe(409);
  });

  test('profiles are filtered, sorted and paged', async () => {
    for (const name of ['a', 'b', 'c']) await make({ email: `${name}@example.com` });
    const list = async (options: object) => wireOf<Page>(await call('getProfiles', options));
    const emails = ({ data }: Page) => data.map(({ attributes }) => attributes.email);
    expect(emails(await list({ filter: 'equals(email,"b@example.com")' }))).toEqual([
      'b@example.com',
    ]);
    expect(emails(await list({ sort: '-email' }))).toEqual([
      'c@example.com',
      'b@example.com',
      'a@example.com',
    ]);
    const first = await list({ pageSize: 2, sort: 'email' });
    const second = await list({ pageSize: 2, sort: 'email', pageCursor: first.links.next });
    expect([...emails(first), ...emails(second)]).toEqual([
      'a@example.com',
      'b@example.com',
      'c@example.com',
    ]);
    expect(second.links.next).toBeNull();
  });

  test('only the fields asked for are shown, and additional ones when asked for', async () => {
    const { id } = await make(ada);
    const few = await read(id, { fieldsProfile: ['email', 'first_name'] });
    expect(Object.keys(few.attributes).toSorted()).toEqual(['email', 'first_name']);
    expect(few.attributes).not.toHaveProperty('subscriptions');
    const more = await read(id, { additionalFieldsProfile: ['subscriptions'] });
    expect(more.attributes).toHaveProperty('subscriptions.email.marketing');
  });

  test('a merge moves the events', async () => {
    const [one, two] = [await make(ada), await make({ email: 'countess@example.com' })];
    const event = eventInput({ profile: { email: 'countess@example.com' } });
    await setting.client.call('EventsApi', 'createEvent', event);
    const source = { type: 'profile', id: two.id };
    const merge = {
      type: 'profile-merge',
      id: one.id,
      relationships: { profiles: { data: [source] } },
    };
    for (const method of setting.client.having(API, 'mergeProfiles')) {
      const { response } = await call(method, { data: merge });
      expect([response.status, (response.data as Single).data.id]).toEqual([201, one.id]);
    }
    await setting.asking.post('/_sandbox/settle', {});
    const filter = `equals(profile_id,"${one.id}")`;
    const events = await setting.client.call('EventsApi', 'getEvents', {
      filter,
      include: ['metric'],
    });
    const metrics = (wireOf<Page>(events).included ?? []).map(({ attributes }) => attributes.name);
    expect(metrics.toSorted()).toEqual(['Merged profile', 'Viewed Product']);
  });

  test('a profile that is not there is a 404', async () => {
    const { status } = await refusalOf(call('getProfile', '01HZZZZZZZZZZZZZZZZZZZZZZZ'));
    expect(status).toBe(404);
  });

  test('a broken email is refused with its place', async () => {
    const { status, errors } = await refusalOf(
      call('createProfile', profileInput({ email: 'ada@' })),
    );
    expect([status, errors[0]?.source.pointer]).toEqual([400, '/data/attributes/email']);
  });
});
