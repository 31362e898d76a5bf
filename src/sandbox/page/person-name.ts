import type { PersonInShort } from './sandbox-data.js';

const shorten = (text: string) => (text.length > 12 ? `…${text.slice(-8)}` : text);

/** A person by the best name there is; the same order as in the sentences. */
export const namePerson = (person: PersonInShort): string => {
  const { email, phone_number, external_id, anonymous_ids } = person;
  if (email) return email;
  if (phone_number) return phone_number;
  if (external_id) return `external id ${external_id}`;
  const anonymous = anonymous_ids?.[0];
  return anonymous ? `anonymous ${shorten(anonymous)}` : `profile ${shorten(person.id)}`;
};
