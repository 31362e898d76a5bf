import { eventBody } from './bodies.ts';
import type { Peer } from './peer.ts';
import { factsOf, type Probe } from './probe.ts';

const accounts = '/api/accounts';

const companyOf = async (peer: Peer): Promise<string> => {
  const { json, status } = await peer.request('GET', accounts);
  const [account] = (json as { data?: { attributes?: { public_api_key?: string } }[] })?.data ?? [];
  const company = account?.attributes?.public_api_key;
  if (company === undefined) throw new Error(`${accounts} answers ${status} and no company id`);
  return company;
};

const namesOf = (headers: Headers) =>
  ['ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset', 'retry-after']
    .filter((name) => headers.has(name))
    .join(', ');

/** Limits of rate, which the smallest endpoint shows at once, and the public API. */
export const rateProbes: readonly Probe[] = [
  {
    id: 'headers of an answer',
    behaviour: 'rate-headers',
    ask: async (peer) => {
      const { headers } = await peer.request('GET', '/api/events');
      return { present: namesOf(headers), limit: headers.get('ratelimit-limit') };
    },
  },
  {
    id: 'end of the minute window',
    behaviour: 'rate-window-start',
    ask: async (peer) => {
      const { headers } = await peer.request('GET', '/api/events');
      const seconds = new Date(headers.get('date') ?? '').getUTCSeconds();
      const over = (seconds + Number(headers.get('ratelimit-reset'))) % 60;
      return { 'ends with the minute': over <= 1 || over === 59 };
    },
  },
  {
    id: 'too many requests',
    behaviour: 'retry-early',
    ask: async (peer) => {
      const send = () => peer.request('GET', accounts, { takesThrottling: true });
      const replies = await Promise.all([send(), send(), send(), send()]);
      const throttled = replies.find(({ status }) => status === 429);
      if (throttled === undefined) return { throttled: false };
      const wait = Number(throttled.headers.get('retry-after'));
      return {
        ...factsOf(throttled),
        present: namesOf(throttled.headers),
        'whole seconds': Number.isInteger(wait) && wait > 0,
        'at once again': (await send()).status,
      };
    },
  },
  {
    id: 'company unknown',
    behaviour: 'company-unknown',
    ask: async (peer, { email }) => {
      const body = eventBody({ profile: { email: email() } });
      const headers = { authorization: null };
      return factsOf(
        await peer.request('POST', '/client/events?company_id=000000', { body, headers }),
      );
    },
  },
  {
    id: 'company missing',
    behaviour: 'company-unknown',
    ask: async (peer, { email }) => {
      const body = eventBody({ profile: { email: email() } });
      return factsOf(
        await peer.request('POST', '/client/events', { body, headers: { authorization: null } }),
      );
    },
  },
  {
    id: 'company known',
    behaviour: 'company-id',
    ask: async (peer, { email }) => {
      const path = `/client/events?company_id=${await companyOf(peer)}`;
      const body = eventBody({ profile: { email: email() } });
      return factsOf(await peer.request('POST', path, { body, headers: { authorization: null } }));
    },
  },
];
