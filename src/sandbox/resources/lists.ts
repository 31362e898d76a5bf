import type { Database } from '../store/database.js';
import { addLink, hasLink, removeLink } from './links.js';
import { findRow } from './rows.js';

/** A list as far as others need it. */
export interface List {
  readonly id: string;
  readonly name: string;
  readonly optInProcess: 'double_opt_in' | 'single_opt_in';
}

const membership = (listId: string, profileId: string) => ({
  from: { type: 'list', id: listId },
  relationship: 'profiles',
  to: { type: 'profile', id: profileId },
});

/** The list of that id. */
export const findList = (database: Database, id: string): List | undefined => {
  const row = findRow(database, 'list', id);
  if (row === undefined) return undefined;
  const isSingle = row.attributes.opt_in_process === 'single_opt_in';
  const optInProcess = isSingle ? 'single_opt_in' : 'double_opt_in';
  return { id, name: String(row.attributes.name ?? ''), optInProcess };
};

/** Makes a profile a member since `now`, in milliseconds; who is one already stays one since then. */
export const addToList = (
  database: Database,
  listId: string,
  profileId: string,
  now: number,
): void => addLink(database, membership(listId, profileId), now);

/** Ends a membership, if there is one. */
export const removeFromList = (database: Database, listId: string, profileId: string): void =>
  removeLink(database, membership(listId, profileId));

/** True for a member. */
export const isOnList = (database: Database, listId: string, profileId: string): boolean =>
  hasLink(database, membership(listId, profileId));

/** The ids of the lists or segments a profile is a member of, the oldest membership first. */
export const listGroupsOf = (
  database: Database,
  group: 'list' | 'segment',
  profileId: string,
): string[] =>
  database
    .all<{ id: string }>(
      `SELECT id FROM resource_links WHERE target_type = 'profile' AND target_id = ?
        AND relationship = 'profiles' AND type = ? ORDER BY seq`,
      profileId,
      group,
    )
    .map(({ id }) => id);
