import { expect, test } from 'vitest';

import type { EventsSteps } from './events-api.js';
import { type Single, wireOf } from './setting.js';

/** Whose event it is, and what comes to stand in the profile. */
export const testPeople = ({ create, call, list, only, setting }: EventsSteps): void => {
  test.each([
    ['email', { email: 'grace@example.com' }],
    ['phoneNumber', { phoneNumber: '+41791234567' }],
    ['externalId', { externalId: 'shop-7' }],
    ['anonymousId', { anonymousId: 'visitor-7' }],
  ])('a profile is known by its %s', async (_, profile) => {
    await create({ profile, uniqueId: 'a' });
    await create({ profile, uniqueId: 'b' });
    const { data } = await list();
    const ids = data.map(
      ({ relationships }) => (relationships?.profile?.data as { id: string } | undefined)?.id,
    );
    expect(ids).toHaveLength(2);
    expect(ids[0]).toBe(ids[1]);
  });

  test('a profile is known by its id and by its _kx', async () => {
    const { kx, profile_id: id } = await (
      await setting().asking.post('/_sandbox/kx', { email: 'ada@example.com' })
    ).json();
    await create({ profile: { kx }, uniqueId: 'a' });
    await create({ profile: { id }, uniqueId: 'b' });
    const { data } = await list({ filter: `equals(profile_id,"${id}")` });
    expect(data).toHaveLength(2);
  });

  test('what is said of a profile comes to stand in it', async () => {
    const profile = {
      email: 'ada@example.com',
      firstName: 'Ada',
      lastName: 'Lovelace',
      organization: 'Engines',
      title: 'Countess',
      image: 'https://example.com/ada.png',
      location: { city: 'London', latitude: 51.5, zip: 'W1' },
      properties: { plan: 'gold', aCamelKey: 1 },
    };
    await create({ profile });
    const { id } = await only();
    const { included } = wireOf<Single>(await call('getEvent', id, { include: ['profile'] }));
    expect(included?.[0]?.attributes).toMatchObject({
      email: 'ada@example.com',
      first_name: 'Ada',
      last_name: 'Lovelace',
      organization: 'Engines',
      title: 'Countess',
      image: 'https://example.com/ada.png',
      location: { city: 'London', latitude: 51.5, zip: 'W1' },
      properties: { plan: 'gold', aCamelKey: 1 },
    });
  });

  test('patchProperties changes lists of the profile', async () => {
    const email = 'ada@example.com';
    await create({
      profile: { email, properties: { seen: ['a', 'b'], plan: 'gold' } },
      uniqueId: '1',
    });
    const meta = { patchProperties: { append: { seen: 'c' }, unappend: { seen: 'a' } } };
    await create({ profile: { email, meta }, uniqueId: '2' });
    const [event] = (await list({ include: ['profile'] })).included ?? [];
    expect(event?.attributes.properties).toEqual({ seen: ['b', 'c'], plan: 'gold' });
  });
};
