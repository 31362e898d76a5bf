import type { Bound, Database } from './database.js';

/** A device that takes notifications. Times are in milliseconds, `metadata` is JSON. */
export interface PushToken {
  readonly seq: number;
  /** Also its id (documented). */
  readonly token: string;
  readonly profile_id: string;
  readonly platform: string;
  readonly vendor: string;
  readonly enablement_status: string;
  readonly background: string;
  readonly metadata: string;
  readonly created: number;
  readonly recorded: number;
}

/** Writes a token; one that is there already moves to the profile that names it last (assumed). */
export const writePushToken = (
  database: Database,
  token: Omit<PushToken, 'seq' | 'created'>,
): void =>
  database.run(
    `INSERT INTO push_tokens (token, profile_id, platform, vendor, enablement_status, background,
      metadata, created, recorded) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (token) DO UPDATE SET profile_id = excluded.profile_id,
      platform = excluded.platform, vendor = excluded.vendor,
      enablement_status = excluded.enablement_status, background = excluded.background,
      metadata = excluded.metadata, recorded = excluded.recorded`,
    token.token,
    token.profile_id,
    token.platform,
    token.vendor,
    token.enablement_status,
    token.background,
    token.metadata,
    token.recorded,
    token.recorded,
  );

/** A token by its value. */
export const findPushToken = (database: Database, token: string): PushToken | undefined =>
  database.get('SELECT * FROM push_tokens WHERE token = ?', token);

/** A profile's tokens, oldest first. */
export const listPushTokensOf = (database: Database, profileId: string): PushToken[] =>
  database.all('SELECT * FROM push_tokens WHERE profile_id = ? ORDER BY seq', profileId);

/** Tokens after a place in the list that meet the conditions. */
export const listPushTokens = (
  database: Database,
  conditions: readonly { readonly sql: string; readonly value: Bound }[],
  { isDescending, limit }: { isDescending: boolean; limit: number },
): PushToken[] => {
  const where = conditions.map(({ sql }) => sql).join(' AND ');
  return database.all(
    `SELECT * FROM push_tokens ${where && `WHERE ${where}`}
      ORDER BY seq ${isDescending ? 'DESC' : 'ASC'} LIMIT ?`,
    ...conditions.map(({ value }) => value),
    limit,
  );
};

/** Removes a token; with a profile only from that one. */
export const deletePushToken = (database: Database, token: string, profileId?: string): void =>
  profileId === undefined
    ? database.run('DELETE FROM push_tokens WHERE token = ?', token)
    : database.run('DELETE FROM push_tokens WHERE token = ? AND profile_id = ?', token, profileId);
