import type { Call } from '../endpoints/call.js';
import { toDocument } from '../resources/document.js';
import { findResource } from '../resources/source.js';
import { findType } from '../resources/table/table.js';
import type { Database } from '../store/database.js';

/** What profiles are gathered in. */
export type GroupType = 'list' | 'segment';

/** Ids of the members of a list or segment, or nothing when there is no such group. */
export const listMembersOf = (
  database: Database,
  type: GroupType,
  groupId: string,
): string[] | undefined => {
  const group = findType(type);
  if (group === undefined || findResource(database, group, groupId) === undefined) return undefined;
  return database
    .all<{ id: string }>(
      `SELECT target_id AS id FROM resource_links WHERE type = ? AND id = ?
        AND relationship = 'profiles' AND target_type = 'profile' ORDER BY seq`,
      type,
      groupId,
    )
    .map(({ id }) => id);
};

/** Documents of lists or segments, in the order of the ids. */
export const groupDocuments = (call: Call, type: GroupType, ids: readonly string[]) => {
  const group = findType(type);
  if (group === undefined) return [];
  return ids
    .flatMap((id) => findResource(call.box.database, group, id) ?? [])
    .map((row) => toDocument(call, group, row))
    .map((document) => ({ ...document, attributes: document.attributes ?? {} }));
};
