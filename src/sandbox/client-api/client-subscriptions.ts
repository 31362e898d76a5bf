import { clientSubscriptionRequest } from '../checks/client-subscription-request.js';
import { parseInput } from '../checks/parse-input.js';
import type { Call, Endpoint } from '../endpoints/call.js';
import { addressOf, type ChannelChoice, listChoices } from '../profiles/channels.js';
import { keepPushToken } from '../profiles/keep-push-token.js';
import { readList } from '../profiles/list-opt-in.js';
import { resolvePerson } from '../profiles/resolve-person.js';
import { subscribe } from '../profiles/subscribe.js';
import { changeProfiles } from '../profiles/write-profile.js';
import type { IncomingProfile } from '../recording/incoming-event.js';
import { sortProfile } from '../recording/incoming-profile.js';
import type { Profile } from '../store/profiles.js';

const usual = (given: IncomingProfile['given']): ChannelChoice[] => [
  ...(given.email
    ? [
        {
          channel: 'email.marketing',
          consentedAt: undefined,
          keys: ['email', 'marketing'],
        } as const,
      ]
    : []),
  ...(given.phone_number
    ? [
        {
          channel: 'sms.marketing',
          consentedAt: undefined,
          keys: ['sms', 'marketing'],
        } as const,
      ]
    : []),
];

// An address that was not taken over must not be subscribed in somebody else's place.
const isOwn = (profile: Profile, { given }: IncomingProfile, { channel }: ChannelChoice) => {
  const address = addressOf(channel);
  return (
    address === undefined || (given[address] !== undefined && given[address] === profile[address])
  );
};

const answer = (call: Call) => {
  const { attributes, relationships } = parseInput(
    clientSubscriptionRequest(call.revision, call.at),
    call.body,
  ).data;
  const { id, attributes: told } = attributes.profile.data;
  const { subscriptions, ...rest } = told;
  const incoming = sortProfile({ id, attributes: rest });
  changeProfiles(call, (database) => {
    const list = readList(database, relationships.list);
    const person = resolvePerson(database, incoming, 'client', call.at);
    if (person === undefined) return;
    // Without `subscriptions` every address given gets marketing (documented).
    const choices = (subscriptions ? listChoices(subscriptions) : usual(incoming.given)).filter(
      (choice) => isOwn(person, incoming, choice),
    );
    const customSource = attributes.custom_source ?? null;
    subscribe(database, person, choices, { list, customSource, isHistorical: false, at: call.at });
    for (const token of subscriptions?.push?.tokens ?? [])
      keepPushToken(database, person.id, token, call.at);
  });
  return { status: 202 };
};

/** Consent given on a page: 202 and an empty body. */
export const clientSubscriptions: Endpoint = {
  name: 'create_client_subscription',
  method: 'POST',
  path: '/client/subscriptions',
  scopes: [],
  rate: { burst: 350, steady: 750 },
  answer,
};
