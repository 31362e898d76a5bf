import { createHash, createHmac } from 'node:crypto';
import { KINDS } from '../../protocol/identifier.js';
import type { WireTrack } from '../../protocol/wire.js';
import type { DeadLetter } from '../../proxy/index.js';

/** The route's own server endpoint, and the secret it knows. */
export interface RouteAddress {
  /** Such as `https://shop.example/q7f2`. */
  url: string;
  /** `whsec_...` */
  secret: string;
  fetch: typeof globalThis.fetch;
}

/** Whether it is an event: a route takes identifications from pages only. */
export const isEvent = ({ event }: DeadLetter): boolean => 'metric' in event;

const PROFILE_FIELDS = [...KINDS, 'anonymous_id', 'traits'];

const toProfile = (visitor: object): object =>
  Object.fromEntries(Object.entries(visitor).filter(([field]) => PROFILE_FIELDS.includes(field)));

/** As it was: whatever id Klaviyo was told makes it the same event. */
const toServerEvent = ({ event, visitor }: DeadLetter): object => {
  const { id, unique_id = id, ...said } = event as WireTrack;
  return { ...said, unique_id, profile: toProfile(visitor) };
};

/** The same letters are the same message, so that one whose answer was lost is not another. */
const nameOf = (body: string): string =>
  `replay.${createHash('sha256').update(body).digest('hex').slice(0, 32)}`;

const sign = (text: string, secret: string): string =>
  createHmac('sha256', Buffer.from(secret.replace('whsec_', ''), 'base64'))
    .update(text)
    .digest('base64');

interface Result {
  index: number;
  status: string;
}

/** What the route said: which it took, and what is to be done when it did not speak of all. */
export interface Sent {
  taken: DeadLetter[];
  trouble: string | undefined;
}

/** Gives events to the route as the shop's own server does (Standard Webhooks). */
export const sendToRoute = async (
  letters: readonly DeadLetter[],
  { url, secret, fetch }: RouteAddress,
): Promise<Sent> => {
  const body = JSON.stringify({ events: letters.map(toServerEvent) });
  const id = nameOf(body);
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const answer = await fetch(`${url}/server`, {
    method: 'POST',
    body,
    redirect: 'error',
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${sign(`${id}.${timestamp}.${body}`, secret)}`,
    },
  });
  const said = (await answer.json().catch(() => ({}))) as { results?: Result[]; detail?: string };
  const isTaken = ({ status }: Result): boolean => status === 'accepted' || status === 'duplicate';
  const taken = new Set(said.results?.filter(isTaken).map(({ index }) => index));
  return {
    taken: letters.filter((_, index) => taken.has(index)),
    trouble:
      answer.status === 202
        ? undefined
        : `${url}/server answered ${answer.status}: ${said.detail ?? 'nothing to read'}`,
  };
};
