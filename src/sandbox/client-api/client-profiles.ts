import { profileOfBulk } from '../checks/event-profile.js';
import { parseInput } from '../checks/parse-input.js';
import { unregisterRequest } from '../checks/push-token-requests.js';
import { type Call, type Endpoint, tiers } from '../endpoints/call.js';
import { encodeExchangeToken } from '../identity/exchange-token.js';
import { createPushToken } from '../profiles/push-tokens.js';
import { resolvePerson } from '../profiles/resolve-person.js';
import { changeProfiles, refuseLargeProfile } from '../profiles/write-profile.js';
import { sortProfile } from '../recording/incoming-profile.js';
import { deletePushToken } from '../store/push-tokens.js';

const createProfile = (call: Call) => {
  refuseLargeProfile(call.bodyBytes);
  const { data } = parseInput(profileOfBulk(call.revision), call.body);
  const person = changeProfiles(call, (database) =>
    resolvePerson(database, sortProfile(data), 'client', call.at),
  );
  // The onsite script keeps the token in its cookie (observed; not in the contract).
  if (call.headers('x-klaviyo-onsite') !== '1' || person === undefined) return { status: 202 };
  const meta = { exchange_id: encodeExchangeToken(person.id), should_clear_cookie: false };
  return { status: 202, body: { meta } };
};

// A token of somebody else stays (assumed): a page may not silence another person's device.
const unregister = (call: Call) => {
  const { attributes } = parseInput(unregisterRequest(call.revision), call.body).data;
  changeProfiles(call, (database) => {
    const incoming = sortProfile(attributes.profile.data);
    const person = resolvePerson(database, incoming, 'client', call.at);
    if (person !== undefined) deletePushToken(database, attributes.token, person.id);
  });
  return { status: 202 };
};

const shared = { method: 'POST', scopes: [] } as const;

/** People and their devices as browsers and apps tell of them. */
export const clientProfiles: readonly Endpoint[] = [
  {
    ...shared,
    name: 'create_client_profile',
    path: '/client/profiles',
    rate: tiers.XL,
    answer: createProfile,
  },
  {
    ...shared,
    name: 'create_client_push_token',
    path: '/client/push-tokens',
    rate: { burst: 150, steady: 1_400 },
    since: '2023-07-15',
    answer: (call) => createPushToken(call, 'client'),
  },
  {
    ...shared,
    name: 'unregister_client_push_token',
    path: '/client/push-token-unregister',
    rate: tiers.M,
    since: '2023-07-15',
    answer: unregister,
  },
];
