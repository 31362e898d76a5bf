import { Failure } from '../contract/failure.js';
import { type Call, type Endpoint, tiers } from '../endpoints/call.js';
import { selectFields } from '../query/fields.js';
import { parseFilter, refuseCondition } from '../query/filter.js';
import { linkToSelf } from '../query/page.js';
import { readOffsetPage } from './offset-page.js';

// Coordinates come in a header, not in the address, because they are sensitive (documented).
const checkPlace = (text: string): void => {
  for (const condition of parseFilter(text)) {
    const isPlace = condition.field === 'lat' || condition.field === 'lng';
    if (!isPlace || condition.operator !== 'equals') throw refuseCondition(condition);
  }
};

const geofences = ({ url, headers }: Call) => {
  checkPlace(headers('x-klaviyo-api-filters') ?? '');
  const { links } = readOffsetPage(url, []);
  return { status: 200, body: { data: [], links } };
};

const allowlist = ({ url, id }: Call) => {
  if (id !== 'integration-egress')
    throw new Failure(404, { detail: `An ip-allowlist with id ${id} does not exist.` });
  const data = selectFields(url, {
    type: 'ip-allowlist',
    id,
    // Addresses that are reserved for documentation: nobody sends from here.
    attributes: {
      prefixes: ['192.0.2.0/24'],
      sync_token: '1',
      created: '2026-07-15T00:00:00+00:00',
    },
    links: { self: `${url.origin}/client/ip-allowlists/${id}/` },
  });
  return { status: 200, body: { data, links: { self: linkToSelf(url) } } };
};

/** What apps read of the account: no geofences, and the addresses webhooks come from. */
export const clientSettings: readonly Endpoint[] = [
  {
    name: 'get_client_geofences',
    method: 'GET',
    path: '/client/geofences',
    scopes: [],
    rate: tiers.S,
    since: '2026-04-15',
    answer: geofences,
  },
  {
    name: 'get_client_ip_allowlist',
    method: 'GET',
    path: '/client/ip-allowlists/:id',
    scopes: [],
    rate: { ...tiers.L, steady: 750 },
    since: '2026-07-15',
    answer: allowlist,
  },
];
