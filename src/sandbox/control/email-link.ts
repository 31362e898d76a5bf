import * as v from 'valibot';

import { parseInput } from '../checks/parse-input.js';
import { encodeExchangeToken } from '../identity/exchange-token.js';
import { resolveProfile } from '../recording/resolve-profile.js';
import type { Control } from './control.js';

const request = v.strictObject({
  email: v.pipe(v.string(), v.trim(), v.toLowerCase(), v.email('Invalid email address')),
});

/** What Klaviyo does when it sends somebody an e-mail: the `_kx` that its links would carry. */
export const emailLink: Control = {
  method: 'POST',
  path: '/_sandbox/kx',
  answer: ({ box, body }) => {
    const { email } = parseInput(request, body);
    const incoming = { id: undefined, exchangeToken: undefined, traits: {}, patch: undefined };
    const person = box.database.transaction(() =>
      resolveProfile(box.database, { ...incoming, given: { email } }, 'event', box.now()),
    );
    if ('reason' in person) throw new Error(person.reason);
    box.feed.publish('people');
    const kx = encodeExchangeToken(person.profileId);
    return { status: 200, body: { kx, profile_id: person.profileId } };
  },
};
