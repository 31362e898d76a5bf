import { backInStockRequest } from '../checks/back-in-stock-request.js';
import { parseInput } from '../checks/parse-input.js';
import { type Call, type Endpoint, tiers } from '../endpoints/call.js';
import type { Occasion } from '../identity/decide.js';
import { resolvePerson } from '../profiles/resolve-person.js';
import { changeProfiles } from '../profiles/write-profile.js';
import { sortProfile } from '../recording/incoming-profile.js';

// Whether the catalog has the variant is not looked at (assumed): shops try this before they sync it.
const answer = (call: Call, occasion: Occasion) => {
  const { attributes, relationships } = parseInput(
    backInStockRequest(call.revision),
    call.body,
  ).data;
  changeProfiles(call, (database) => {
    const incoming = sortProfile(attributes.profile.data);
    const person = resolvePerson(database, incoming, occasion, call.at);
    if (person === undefined) return;
    database.run(
      `INSERT INTO back_in_stock (at, profile_id, variant_id, channels) VALUES (?, ?, ?, ?)
        ON CONFLICT (profile_id, variant_id) DO UPDATE SET at = excluded.at,
        channels = excluded.channels`,
      call.at,
      person.id,
      relationships.variant.data.id,
      JSON.stringify(attributes.channels),
    );
  });
  return { status: 202 };
};

/** Who wants to hear when a variant is there again; the latest wish for a variant counts (assumed). */
export const backInStock: readonly Endpoint[] = [
  {
    name: 'create_back_in_stock_subscription',
    method: 'POST',
    path: '/api/back-in-stock-subscriptions',
    scopes: ['catalogs:write', 'profiles:write'],
    rate: tiers.XL,
    answer: (call) => answer(call, 'event'),
  },
  {
    name: 'create_client_back_in_stock_subscription',
    method: 'POST',
    path: '/client/back-in-stock-subscriptions',
    scopes: [],
    rate: tiers.XL,
    since: '2023-07-15',
    answer: (call) => answer(call, 'client'),
  },
];
