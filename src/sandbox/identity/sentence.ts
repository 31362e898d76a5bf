import type { Occasion, Step } from './decide.js';
import { type Kind, nameIdentifier, namePerson, type Person } from './person.js';

const words: Record<Kind, string> = {
  external_id: 'external id',
  email: 'e-mail',
  phone_number: 'phone number',
  anonymous_id: 'anonymous id',
};

const knownBy = (person: Person, except: Kind) =>
  (['external_id', 'email', 'phone_number'] as const)
    .filter((kind) => kind !== except && person[kind] !== null)
    .map((kind) => words[kind])
    .join(' and ');

const subjects: Record<Occasion, string> = {
  event: 'event',
  import: 'import',
  client: 'client request',
};

/** One step as a sentence a shopkeeper understands; `person` is the destination after all steps. */
export const wordStep = (step: Step, person: Person, occasion: Occasion): string => {
  const who = namePerson(person);
  if (step.kind === 'named') return `recognised ${who} by profile id`;
  const it = nameIdentifier(step.by, step.value);
  const kind = words[step.by];
  const subject = subjects[occasion];
  switch (step.kind) {
    case 'created':
      return `${it} is new: nobody was known by this ${kind}`;
    case 'recognised':
      return it === who ? `recognised ${who}` : `recognised ${who} by ${kind} ${step.value}`;
    case 'adopted':
      return it === who
        ? `${who} was known by nothing else, so the profile stays`
        : `${it} joined ${who}: it was known by nothing else`;
    case 'merged':
      return `${it} joined ${who}: it was known by nothing else`;
    case 'gained':
      return it === who
        ? `${it} is new: nobody was known by this ${kind}`
        : `${who} gained ${kind} ${step.value}`;
    case 'changed':
      return `${who} changed ${kind}: ${step.value} replaced ${step.own}`;
    case 'kept':
      return `${who} kept ${kind} ${step.own}: ${occasion === 'event' ? 'an event' : `a ${subject}`} does not change it to ${step.value}`;
    case 'apart':
      return `${it} stayed apart from ${who}: a client request never merges`;
    case 'conflict':
      return `${it} stayed with ${namePerson(step.other)}, also known by ${knownBy(step.other, step.by)}; the ${subject} went to ${who}`;
  }
};
