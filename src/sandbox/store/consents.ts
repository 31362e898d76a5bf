import type { Database } from './database.js';

/** What a person can agree to. */
export const channels = [
  'email.marketing',
  'email.open_tracking',
  'sms.marketing',
  'sms.transactional',
  'mobile_push.marketing',
  'whatsapp.marketing',
  'whatsapp.transactional',
  'whatsapp.conversational',
] as const;

/** One of them. */
export type Channel = (typeof channels)[number];

/** What was said last about a channel. Times are in milliseconds. */
export interface Consent {
  readonly channel: Channel;
  readonly consent: 'SUBSCRIBED' | 'UNSUBSCRIBED' | 'UNCONFIRMED';
  readonly consented_at: number | null;
  readonly created: number;
  readonly updated: number;
  readonly custom_source: string | null;
  readonly double_optin: number;
}

/** Why a person gets nothing; an empty list id means everywhere. */
export interface Suppression {
  readonly list_id: string;
  readonly reason: string;
  readonly at: number;
}

/** Agreed to and not confirmed yet. */
export interface PendingConsent {
  readonly list_id: string;
  readonly channel: Channel;
  readonly custom_source: string | null;
}

/** Writes what was said about a channel over what was said before. */
export const writeConsent = (
  database: Database,
  profileId: string,
  {
    channel,
    consent,
    consented_at,
    updated,
    custom_source,
    double_optin,
  }: Omit<Consent, 'created'>,
): void =>
  database.run(
    `INSERT INTO consents VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET consent = excluded.consent, consented_at = excluded.consented_at,
      updated = excluded.updated, custom_source = excluded.custom_source,
      double_optin = excluded.double_optin`,
    profileId,
    channel,
    consent,
    consented_at,
    updated,
    updated,
    custom_source,
    double_optin,
  );

/** Everything a person said. */
export const listConsents = (database: Database, profileId: string): Consent[] =>
  database.all('SELECT * FROM consents WHERE profile_id = ? ORDER BY channel', profileId);

/** Why a person gets nothing, everywhere and from single lists. */
export const listSuppressions = (database: Database, profileId: string): Suppression[] =>
  database.all(
    'SELECT list_id, reason, at FROM suppressions WHERE profile_id = ? ORDER BY at',
    profileId,
  );

/** Suppresses a person; for the same reason only once. */
export const suppress = (
  database: Database,
  profileId: string,
  { list_id, reason, at }: Suppression,
): void =>
  database.run(
    'INSERT OR IGNORE INTO suppressions VALUES (?, ?, ?, ?)',
    profileId,
    list_id,
    reason,
    at,
  );

/** Ends suppressions for these reasons, everywhere and from that list. */
export const unsuppress = (
  database: Database,
  profileId: string,
  reasons: readonly string[],
  listId = '',
): void => {
  for (const reason of reasons)
    database.run(
      `DELETE FROM suppressions WHERE profile_id = ? AND reason = ? AND list_id IN ('', ?)`,
      profileId,
      reason,
      listId,
    );
};

/** Notes that a confirmation is waited for. */
export const awaitConfirmation = (
  database: Database,
  profileId: string,
  { list_id, channel, custom_source }: PendingConsent,
): void =>
  database.run(
    'INSERT OR REPLACE INTO pending_consents VALUES (?, ?, ?, ?)',
    profileId,
    list_id,
    channel,
    custom_source,
  );

/** What waits for a person's confirmation. */
export const listPending = (database: Database, profileId: string): PendingConsent[] =>
  database.all(
    'SELECT list_id, channel, custom_source FROM pending_consents WHERE profile_id = ?',
    profileId,
  );

/** Ends the wait for a list's confirmation. */
export const endPending = (database: Database, profileId: string, listId: string): void =>
  database.run(
    'DELETE FROM pending_consents WHERE profile_id = ? AND list_id = ?',
    profileId,
    listId,
  );
