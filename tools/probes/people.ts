import { importBody } from './bodies.ts';
import type { Peer } from './peer.ts';
import { type Facts, factsOf, type Probe } from './probe.ts';
import { eventsOf, profileOf, type Read, record } from './records.ts';

const importProfile = async (
  peer: Peer,
  told: Readonly<Record<string, unknown>>,
): Promise<Read> => {
  const body = importBody(told);
  const { status, json, text } = await peer.request('POST', '/api/profile-import', { body });
  if (status > 201) throw new Error(`An import was refused with ${status}: ${text.slice(0, 200)}`);
  return (json as { data: Read }).data;
};

const readProfile = async (peer: Peer, id: string): Promise<Facts> => {
  const reply = await peer.request('GET', `/api/profiles/${id}`);
  if (reply.status !== 200) return factsOf(reply);
  const { attributes } = (reply.json as { data: Read }).data;
  const { email, external_id, first_name } = attributes;
  return {
    status: 200,
    email: email === null ? null : String(email).replace(/^.*-(\w+)@.*$/, '$1'),
    external_id: external_id === null ? null : (String(external_id).split('-').at(-1) ?? ''),
    first_name: first_name === null ? null : String(first_name),
  };
};

// A merged profile may be gone or lead to the one it went into.
const whereIs = async (peer: Peer, second: string, first: string): Promise<Facts> => {
  const { status, json } = await peer.request('GET', `/api/profiles/${second}`);
  const found = (json as { data?: Read } | undefined)?.data?.id;
  return { 'second answers': status, 'second leads to the first': found === first };
};

/** Whose events they are and what requests do to people. */
export const peopleProbes: readonly Probe[] = [
  {
    id: 'an event with two people',
    behaviour: 'merge-single',
    ask: async (peer, { name, email }) => {
      const one = await importProfile(peer, { email: email('one'), external_id: name('first') });
      const two = await importProfile(peer, { email: email('two') });
      await record(peer, { profile: { external_id: name('first'), email: email('two') } });
      await eventsOf(peer, one.id, 1);
      await peer.settle();
      return { ...(await readProfile(peer, one.id)), ...(await whereIs(peer, two.id, one.id)) };
    },
  },
  {
    id: 'an event with two known people',
    behaviour: 'merge-single',
    ask: async (peer, { name, email }) => {
      const one = await importProfile(peer, { email: email('one'), external_id: name('first') });
      const two = await importProfile(peer, { email: email('two'), external_id: name('second') });
      await record(peer, { profile: { external_id: name('first'), email: email('two') } });
      await eventsOf(peer, one.id, 1);
      await peer.settle();
      return { ...(await readProfile(peer, one.id)), ...(await whereIs(peer, two.id, one.id)) };
    },
  },
  {
    id: 'an event with another email',
    behaviour: 'events-keep-identifiers',
    ask: async (peer, { name, email }) => {
      const one = await importProfile(peer, { email: email('old'), external_id: name('first') });
      await record(peer, { profile: { external_id: name('first'), email: email('new') } });
      await eventsOf(peer, one.id, 1);
      await peer.settle();
      return readProfile(peer, one.id);
    },
  },
  {
    id: 'an event with null',
    behaviour: 'event-null',
    ask: async (peer, { name, email }) => {
      const told = { email: email('old'), external_id: name('first') };
      const one = await importProfile(peer, { ...told, first_name: 'Ada' });
      await record(peer, { profile: { ...told, email: null, first_name: null } });
      await eventsOf(peer, one.id, 1);
      await peer.settle();
      return readProfile(peer, one.id);
    },
  },
  {
    id: 'an import with null',
    behaviour: 'import-null',
    ask: async (peer, { name, email }) => {
      const told = { email: email('old'), external_id: name('first') };
      const one = await importProfile(peer, { ...told, first_name: 'Ada' });
      await importProfile(peer, { external_id: name('first'), email: null, first_name: null });
      await peer.settle();
      return readProfile(peer, one.id);
    },
  },
  {
    id: 'an import of two people',
    behaviour: 'import-conflict',
    ask: async (peer, { name, email }) => {
      await importProfile(peer, { email: email('one') });
      await importProfile(peer, { external_id: name('second') });
      await profileOf(peer, email('one'));
      const body = importBody({ email: email('one'), external_id: name('second') });
      return factsOf(await peer.request('POST', '/api/profile-import', { body }));
    },
  },
  {
    id: 'a merged profile',
    behaviour: 'merged-id',
    ask: async (peer, { email }) => {
      const one = await importProfile(peer, { email: email('one') });
      const two = await importProfile(peer, { email: email('two') });
      const source = { type: 'profile', id: two.id };
      const data = {
        type: 'profile-merge',
        id: one.id,
        relationships: { profiles: { data: [source] } },
      };
      const merge = await peer.request('POST', '/api/profile-merge', { body: { data } });
      await peer.settle();
      const facts = await readProfile(peer, one.id);
      return { ...facts, merge: merge.status, ...(await whereIs(peer, two.id, one.id)) };
    },
  },
];
