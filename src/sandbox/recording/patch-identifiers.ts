import type { Occasion } from '../identity/decide.js';
import { namePerson, type Person } from '../identity/person.js';
import { copyPerson } from '../identity/step-record.js';
import type { Database } from '../store/database.js';
import { findOwner } from '../store/profiles.js';
import {
  addSecondaryEmail,
  listSecondaryEmails,
  removeSecondaryEmail,
} from '../store/secondary-emails.js';
import type { Told } from './claim.js';
import type { IdentifierPatch } from './incoming-event.js';

const append = (database: Database, person: Person, email: string): Told[] => {
  const owner = findOwner(database, 'email', email);
  const who = namePerson(person);
  if (owner?.id === person.id) return [];
  if (owner !== undefined)
    return [
      {
        step: { kind: 'conflict', by: 'email', value: email, other: copyPerson(owner) },
        sentence: `${email} stayed with ${namePerson(owner)}: it is no second e-mail of ${who}`,
      },
    ];
  addSecondaryEmail(database, person.id, email);
  return [
    {
      step: { kind: 'gained', by: 'email', value: email },
      sentence: `${who} gained a second e-mail ${email}`,
    },
  ];
};

const unappend = (database: Database, person: Person, email: string): Told[] => {
  if (!listSecondaryEmails(database, person.id).includes(email)) return [];
  removeSecondaryEmail(database, person.id, email);
  return [
    {
      step: { kind: 'cleared', by: 'email', value: email },
      sentence: `${namePerson(person)} lost the second e-mail ${email}`,
    },
  ];
};

/**
 * Adds and removes secondary e-mails, the only thing `patch_identifiers` is for (documented). A
 * client request changes none (assumed).
 */
export const patchIdentifiers = (
  database: Database,
  person: Person,
  patch: IdentifierPatch | undefined,
  occasion: Occasion,
): Told[] => {
  if (patch === undefined) return [];
  if (occasion === 'client')
    return [
      {
        step: { kind: 'ignored', by: 'email' },
        sentence: `${namePerson(person)} kept the e-mails: a client request does not change them`,
      },
    ];
  return [
    ...patch.append.flatMap((email) => append(database, person, email)),
    ...patch.unappend.flatMap((email) => unappend(database, person, email)),
  ];
};
