import type * as v from 'valibot';

import { parseInput } from '../checks/parse-input.js';
import { subscribeRequest, unsubscribeRequest } from '../checks/subscription-requests.js';
import { Failure, type Problem } from '../contract/failure.js';
import { type Call, type Endpoint, tiers } from '../endpoints/call.js';
import type { IncomingProfile } from '../recording/incoming-event.js';
import { sortProfile } from '../recording/incoming-profile.js';
import { deletePushToken } from '../store/push-tokens.js';
import { addressOf, type ChannelChoice, listChoices } from './channels.js';
import { keepPushToken } from './keep-push-token.js';
import { readList } from './list-opt-in.js';
import { resolvePerson } from './resolve-person.js';
import { subscribe, unsubscribe } from './subscribe.js';
import { changeProfiles } from './write-profile.js';

type Subscribed = v.InferOutput<
  ReturnType<typeof subscribeRequest>
>['data']['attributes']['profiles']['data'][number];

const placeOf = (index: number) => `/data/attributes/profiles/data/${index}/attributes`;

// A channel needs the address it writes to, unless the id says whose it is (assumed).
const findMissing = (
  choices: readonly ChannelChoice[],
  attributes: { email?: string | null | undefined; phone_number?: string | null | undefined },
  index: number,
): Problem[] => {
  const needed = new Set(choices.flatMap(({ channel }) => addressOf(channel) ?? []));
  return [...needed]
    .filter((name) => !attributes[name])
    .map((name) => ({
      detail: `'${name}' is a required field for this channel.`,
      pointer: `${placeOf(index)}/${name}`,
    }));
};

const findUndated = (choices: readonly ChannelChoice[], index: number): Problem[] =>
  choices
    .filter(({ consentedAt, keys }) => consentedAt === undefined && keys[1] !== 'open_tracking')
    .map(({ keys }) => ({
      detail: 'A historical import needs consented_at.',
      pointer: `${placeOf(index)}/subscriptions/${keys.join('/')}/consented_at`,
    }));

const refuse = (problems: readonly Problem[]): void => {
  if (problems.length > 0) throw new Failure(400, ...problems);
};

const readPerson = ({ id, attributes }: Subscribed): IncomingProfile => {
  const { email, phone_number, subscriptions, age_gated_date_of_birth } = attributes;
  const anonymous_id = subscriptions.push?.anonymous_id;
  const sorted = sortProfile({ id, attributes: { email, phone_number, anonymous_id } });
  return age_gated_date_of_birth
    ? { ...sorted, traits: { ...sorted.traits, age_gated_date_of_birth } }
    : sorted;
};

const subscribeAll = (call: Call) => {
  const { attributes, relationships } = parseInput(subscribeRequest(call.at), call.body).data;
  const isHistorical = attributes.historical_import ?? false;
  const people = attributes.profiles.data.map((profile) => ({
    profile,
    choices: listChoices(profile.attributes.subscriptions),
  }));
  refuse(
    people.flatMap(({ profile, choices }, index) => [
      ...(profile.id ? [] : findMissing(choices, profile.attributes, index)),
      ...(isHistorical ? findUndated(choices, index) : []),
    ]),
  );
  changeProfiles(call, (database) => {
    const list = readList(database, relationships?.list);
    const customSource = attributes.custom_source ?? null;
    for (const { profile, choices } of people) {
      const person = resolvePerson(database, readPerson(profile), 'event', call.at);
      if (person === undefined) continue;
      subscribe(database, person, choices, { list, customSource, isHistorical, at: call.at });
      for (const token of profile.attributes.subscriptions.push?.tokens ?? [])
        keepPushToken(database, person.id, token, call.at);
    }
  });
  return { status: 202 };
};

const unsubscribeAll = (call: Call) => {
  const { attributes, relationships } = parseInput(unsubscribeRequest, call.body).data;
  const people = attributes.profiles.data.map((profile) => ({
    profile,
    choices: listChoices(profile.attributes.subscriptions),
  }));
  refuse(
    people.flatMap(({ profile, choices }, index) =>
      findMissing(choices, profile.attributes, index),
    ),
  );
  changeProfiles(call, (database) => {
    const list = readList(database, relationships?.list);
    for (const { profile, choices } of people) {
      const { email, phone_number, subscriptions } = profile.attributes;
      const incoming = sortProfile({ attributes: { email, phone_number } });
      const person = resolvePerson(database, incoming, 'event', call.at);
      if (person === undefined) continue;
      unsubscribe(database, person, choices, { list, at: call.at });
      for (const { token } of subscriptions.push?.tokens ?? [])
        deletePushToken(database, token, person.id);
    }
  });
  return { status: 202 };
};

const shared = {
  method: 'POST',
  scopes: ['lists:write', 'profiles:write', 'subscriptions:write'],
  rate: { ...tiers.L, steady: 750 },
} as const;

/** Consent of many people at once: 202 and an empty body, done when the answer comes. */
export const subscriptionJobs: readonly Endpoint[] = [
  {
    ...shared,
    name: 'bulk_subscribe_profiles',
    path: '/api/profile-subscription-bulk-create-jobs',
    answer: subscribeAll,
  },
  {
    ...shared,
    name: 'bulk_unsubscribe_profiles',
    path: '/api/profile-subscription-bulk-delete-jobs',
    answer: unsubscribeAll,
  },
];
