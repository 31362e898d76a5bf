import * as v from 'valibot';

import { parseInput } from '../checks/parse-input.js';
import { emailAddress } from '../checks/profile-schema.js';
import { Failure } from '../contract/failure.js';
import type { Control } from '../control/control.js';
import type { Database } from '../store/database.js';
import { findOwner, findProfile } from '../store/profiles.js';
import { readList } from './list-opt-in.js';
import { confirm } from './subscribe.js';

const request = v.pipe(
  v.strictObject({
    profile: v.optional(v.string()),
    email: v.optional(emailAddress),
    list: v.optional(v.string()),
  }),
  v.check(({ profile, email }) => !!(profile ?? email), 'Name a profile or an email.'),
);

/** What a person does who clicks the link in the message of a double opt-in. */
const confirmSubscription: Control = {
  method: 'POST',
  path: '/_sandbox/confirm-subscription',
  answer: ({ box, body }) => {
    const { profile: id, email, list: listId } = parseInput(request, body);
    const { database } = box;
    box.inbox.settle();
    const confirmed = database.transaction(() => {
      const list = readList(database, listId === undefined ? null : { data: { id: listId } });
      const profile =
        id === undefined ? findOwner(database, 'email', email ?? '') : findProfile(database, id);
      if (profile === undefined)
        throw new Failure(404, { detail: 'Nobody is known by this.', pointer: '' });
      return { profile: profile.id, channels: confirm(database, profile, list, box.now()) };
    });
    box.feed.publish('people');
    return { status: 200, body: confirmed };
  },
};

interface Wish {
  readonly at: number;
  readonly profile_id: string;
  readonly variant_id: string;
  readonly channels: string;
}

const listWishes = (database: Database): Wish[] =>
  database.all('SELECT * FROM back_in_stock ORDER BY seq');

/** Who waits for which variant, the oldest wish first. */
const backInStock: Control = {
  method: 'GET',
  path: '/_sandbox/back-in-stock',
  answer: ({ box: { database } }) => ({
    status: 200,
    body: listWishes(database).map(({ at, channels, ...wish }) => ({
      ...wish,
      at: new Date(at).toISOString(),
      channels: JSON.parse(channels) as string[],
    })),
  }),
};

/** What of consent and of wishes no endpoint of Klaviyo's shows. */
export const consentControls: readonly Control[] = [confirmSubscription, backInStock];
