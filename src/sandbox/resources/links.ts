import type { Database } from '../store/database.js';

/** One end of a link. */
export interface Identity {
  readonly type: string;
  readonly id: string;
}

/** A link to keep: `since` in milliseconds. */
export interface Link {
  readonly from: Identity;
  readonly relationship: string;
  readonly to: Identity;
}

const parts = ({ from, relationship, to }: Link) =>
  [from.type, from.id, relationship, to.type, to.id] as const;

/** Makes a link; one that is there keeps its age. */
export const addLink = (database: Database, link: Link, now: number): void =>
  database.run(
    `INSERT OR IGNORE INTO resource_links
      (type, id, relationship, target_type, target_id, since) VALUES (?, ?, ?, ?, ?, ?)`,
    ...parts(link),
    now,
  );

/** Ends a link, if there is one. */
export const removeLink = (database: Database, link: Link): void =>
  database.run(
    `DELETE FROM resource_links WHERE type = ? AND id = ? AND relationship = ?
      AND target_type = ? AND target_id = ?`,
    ...parts(link),
  );

/** True while the two are linked. */
export const hasLink = (database: Database, link: Link): boolean =>
  database.get(
    `SELECT 1 FROM resource_links WHERE type = ? AND id = ? AND relationship = ?
      AND target_type = ? AND target_id = ?`,
    ...parts(link),
  ) !== undefined;

/** Where a merged profile was linked to, the one it went into is; the older link wins. */
export const moveLinksOfProfile = (database: Database, to: string, from: string): void => {
  const isTarget = `target_type = 'profile' AND target_id = ?`;
  database.run(
    `UPDATE resource_links AS kept SET since = min(since, coalesce((SELECT lost.since
      FROM resource_links AS lost WHERE lost.type = kept.type AND lost.id = kept.id
      AND lost.relationship = kept.relationship AND lost.target_type = 'profile'
      AND lost.target_id = ?), since)) WHERE ${isTarget}`,
    from,
    to,
  );
  database.run(`UPDATE OR IGNORE resource_links SET target_id = ? WHERE ${isTarget}`, to, from);
  database.run(`DELETE FROM resource_links WHERE ${isTarget}`, from);
};
