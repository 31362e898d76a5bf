import type { Database } from '../store/database.js';
import { addLink, type Identity, type Link, removeLink } from './links.js';
import type { Relationship, ResourceType } from './resource-type.js';
import { endsOf, listLinked } from './source.js';
import type { Told } from './told.js';

/** The link as it is stored between a resource and another, whichever holds it. */
export const linkBetween = (
  own: Identity,
  name: string,
  relationship: Relationship,
  id: string,
): Link => {
  const to = { type: relationship.target, id };
  const ends = endsOf(own, name, relationship);
  return relationship.heldAs === undefined
    ? { from: own, relationship: ends.name, to }
    : { from: to, relationship: ends.name, to: own };
};

/** Makes a relationship lead to just these ids; those that stay keep their age. */
export const replaceLinks = (
  database: Database,
  own: Identity,
  name: string,
  relationship: Relationship,
  ids: readonly string[],
  now: number,
): void => {
  for (const id of listLinked(database, own, name, relationship))
    if (!ids.includes(id)) removeLink(database, linkBetween(own, name, relationship, id));
  for (const id of ids) addLink(database, linkBetween(own, name, relationship, id), now);
};

/** Makes the relationships that were told of lead where they were told to. */
export const writeLinks = (
  database: Database,
  type: ResourceType,
  own: Identity,
  linked: Told['linked'],
  now: number,
): void => {
  for (const [name, relationship] of Object.entries(type.relationships ?? {})) {
    const ids = linked[name];
    if (ids !== undefined) replaceLinks(database, own, name, relationship, ids, now);
  }
};
