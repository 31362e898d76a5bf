import * as v from 'valibot';

import { parseEventTime } from './event-time.js';
import { profileId } from './profile-schema.js';
import { pushTokenFields } from './push-token-schema.js';

/** A moment that is over, ISO 8601. `now` is in milliseconds. */
const pastTime = (now: number) =>
  v.pipe(
    v.string(),
    v.check(
      (text) => parseEventTime(text) !== undefined,
      ({ input }) => `'${input.slice(0, 40)}' is not an ISO 8601 date and time.`,
    ),
    v.check(
      (text) => (parseEventTime(text) ?? 0) * 1000 <= now,
      'The time of consent must be in the past.',
    ),
  );

const consent = <Word extends 'SUBSCRIBED' | 'UNSUBSCRIBED'>(word: Word) =>
  v.nullish(v.strictObject({ consent: v.literal(word) }));

const consentWithTime = (now: number) =>
  v.nullish(
    v.strictObject({ consent: v.literal('SUBSCRIBED'), consented_at: v.nullish(pastTime(now)) }),
  );

/** `subscriptions` of a profile that agrees. */
export const subscribedChannels = (now: number) => {
  const timed = consentWithTime(now);
  return v.strictObject({
    email: v.nullish(v.strictObject({ marketing: timed, open_tracking: consent('SUBSCRIBED') })),
    sms: v.nullish(v.strictObject({ marketing: timed, transactional: timed })),
    whatsapp: v.nullish(v.strictObject({ marketing: timed, transactional: timed })),
    push: v.nullish(
      v.strictObject({
        marketing: v.strictObject({
          consent: v.literal('SUBSCRIBED'),
          consented_at: v.nullish(pastTime(now)),
        }),
        tokens: v.nullish(v.array(v.strictObject(pushTokenFields))),
        anonymous_id: profileId,
      }),
    ),
  });
};

const no = consent('UNSUBSCRIBED');

/** `subscriptions` of a profile that wants no more. */
export const unsubscribedChannels = v.strictObject({
  email: v.nullish(v.strictObject({ marketing: no, open_tracking: no })),
  sms: v.nullish(v.strictObject({ marketing: no, transactional: no })),
  whatsapp: v.nullish(v.strictObject({ marketing: no, transactional: no, conversational: no })),
  push: v.nullish(
    v.strictObject({
      marketing: v.strictObject({ consent: v.literal('UNSUBSCRIBED') }),
      tokens: v.array(v.strictObject(pushTokenFields)),
    }),
  ),
});

/** A list by its id. */
export const listReference = v.strictObject({
  data: v.strictObject({ type: v.literal('list'), id: v.pipe(v.string(), v.minLength(1)) }),
});
