import type { Database } from './database.js';

/** Further e-mails a profile answers to, in the order they came. */
export const listSecondaryEmails = (database: Database, profileId: string): string[] =>
  database
    .all<{ email: string }>(
      'SELECT email FROM secondary_emails WHERE profile_id = ? ORDER BY rowid',
      profileId,
    )
    .map(({ email }) => email);

/** Adds one that nobody has. */
export const addSecondaryEmail = (database: Database, profileId: string, email: string): void =>
  database.run('INSERT OR IGNORE INTO secondary_emails VALUES (?, ?)', email, profileId);

/** Takes one away, if it is this profile's. */
export const removeSecondaryEmail = (database: Database, profileId: string, email: string): void =>
  database.run('DELETE FROM secondary_emails WHERE email = ? AND profile_id = ?', email, profileId);
