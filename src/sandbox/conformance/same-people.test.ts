import { describe, expect, test } from 'vitest';

import { eventInput } from './event-input.js';
import { clientVersions } from './klaviyo-client.js';
import { profileInput, profileSteps } from './profile-steps.js';
import { type Page, refusalOf, type Single, wireOf } from './setting.js';

const ada = { email: 'ada@example.com', firstName: 'Ada', externalId: 'shop-1' };

describe.each(clientVersions)('$name ($revision)', (version) => {
  const { call, make, read, setting } = profileSteps(version);

  test('a profile that is there already is a 409 that names it', async () => {
    const { id } = await make(ada);
    const { status, errors } = await refusalOf(call('createProfile', profileInput(ada)));
    expect([status, errors[0]]).toMatchObject([
      409,
      { code: 'duplicate_profile', meta: { duplicate_profile_id: id } },
    ]);
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

  test('a merge moves the events', async () => {
    const [one, two] = [await make(ada), await make({ email: 'countess@example.com' })];
    const event = eventInput({ profile: { email: 'countess@example.com' } });
    await setting().client.call('EventsApi', 'createEvent', event);
    const source = { type: 'profile', id: two.id };
    const merge = {
      type: 'profile-merge',
      id: one.id,
      relationships: { profiles: { data: [source] } },
    };
    for (const method of setting().client.having('ProfilesApi', 'mergeProfiles')) {
      const { response } = await call(method, { data: merge });
      expect([response.status, (response.data as Single).data.id]).toEqual([201, one.id]);
    }
    await setting().asking.post('/_sandbox/settle', {});
    const filter = `equals(profile_id,"${one.id}")`;
    const events = await setting().client.call('EventsApi', 'getEvents', {
      filter,
      include: ['metric'],
    });
    const metrics = (wireOf<Page>(events).included ?? []).map(({ attributes }) => attributes.name);
    expect(metrics.toSorted()).toEqual(['Merged profile', 'Viewed Product']);
  });
});
