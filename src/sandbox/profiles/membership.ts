import type { Database } from '../store/database.js';

/** A group of profiles as far as consent is concerned. */
export interface ListOptIn {
  readonly id: string;
  readonly isDoubleOptIn: boolean;
}

/** The list of that id. */
export const findList = (_database: Database, _id: string): ListOptIn | undefined => undefined;

/** Makes a profile a member of a list, if it is none. */
export const addToList = (_database: Database, _listId: string, _profileId: string): void => {};

/** Ends a membership. */
export const removeFromList = (
  _database: Database,
  _listId: string,
  _profileId: string,
): void => {};

/** Ids of the lists or segments that a profile is a member of. */
export const listGroupsOf = (
  _database: Database,
  _profileId: string,
  _type: 'list' | 'segment',
): string[] => [];

/** Ids of the members of a list or segment, or nothing when there is no such group. */
export const listMembersOf = (
  _database: Database,
  _groupId: string,
  _type: 'list' | 'segment',
): string[] | undefined => undefined;

/** Documents of lists or segments, in the order of the ids. */
export const groupDocuments = (
  _database: Database,
  _ids: readonly string[],
  _type: 'list' | 'segment',
  _origin: string,
): { type: string; id: string; attributes: Record<string, unknown> }[] => [];
