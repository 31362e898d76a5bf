import { expect, test } from 'vitest';

import { sortProfile } from '../recording/incoming-profile.js';
import { resolveProfile } from '../recording/resolve-profile.js';
import { openDatabase } from '../store/database.js';
import { listResolutionsOf } from '../store/resolutions.js';
import type { Identifiers } from './person.js';

const resolveAll = (...requests: readonly Identifiers[]) => {
  const database = openDatabase(':memory:');
  const ids = requests.map((attributes) => {
    const person = resolveProfile(database, sortProfile({ attributes }), 'event', 0);
    return 'profileId' in person ? person.profileId : '';
  });
  const steps = listResolutionsOf(database, ids.at(-1) ?? '').map(({ step }) => step);
  database.close();
  return { ids, steps };
};

const ada = { email: 'ada@example.com' };
const anonymous = { anonymous_id: 'a1b2' };

test('a merge is stored with the profile that came along, as it was', () => {
  const { ids, steps } = resolveAll(ada, anonymous, { ...ada, ...anonymous });

  expect(steps).toContainEqual({
    kind: 'merged',
    by: 'anonymous_id',
    value: 'a1b2',
    other: {
      id: ids[1],
      email: null,
      phone_number: null,
      external_id: null,
      anonymous_ids: ['a1b2'],
    },
  });
});

test('a kept identifier is stored with the one that was refused', () => {
  const { steps } = resolveAll(
    { ...ada, external_id: '42' },
    { email: 'new@example.com', external_id: '42' },
  );

  expect(steps).toContainEqual({
    kind: 'kept',
    by: 'email',
    value: 'new@example.com',
    own: 'ada@example.com',
  });
});

test('being recognised is told once, however often it happens', () => {
  const { steps } = resolveAll(ada, ada, ada, ada);

  expect(steps.map(({ kind }) => kind)).toEqual(['created', 'recognised']);
});
