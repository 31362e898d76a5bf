import { describe, expect, test } from 'vitest';

import { clientVersions } from './klaviyo-client.js';
import { profileInput, profileSteps } from './profile-steps.js';
import { type Page, refusalOf, type Single, wireOf } from './setting.js';

const ada = { email: 'ada@example.com', firstName: 'Ada', externalId: 'shop-1' };

describe.each(clientVersions)('$name ($revision)', (version) => {
  const { call, make, read } = profileSteps(version);

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

  test('a profile that is not there is a 404', async () => {
    const { status } = await refusalOf(call('getProfile', '01HZZZZZZZZZZZZZZZZZZZZZZZ'));
    expect(status).toBe(404);
  });

  test('a second profile with the same email is a 409 that names the first', async () => {
    const { id } = await make(ada);
    const { status, errors } = await refusalOf(
      call('createProfile', profileInput({ email: ada.email })),
    );
    expect([status, errors[0]]).toMatchObject([
      409,
      { code: 'duplicate_profile', meta: { duplicate_profile_id: id } },
    ]);
  });

  test('a broken email is refused with its place', async () => {
    const { status, errors } = await refusalOf(
      call('createProfile', profileInput({ email: 'ada@' })),
    );
    expect([status, errors[0]?.source.pointer]).toEqual([400, '/data/attributes/email']);
  });
});
