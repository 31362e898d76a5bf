import { listGroupsOf } from '../resources/lists.js';
import { listPending, listSuppressions } from '../store/consents.js';
import type { Database } from '../store/database.js';
import { listPushTokensOf } from '../store/push-tokens.js';
import { listSecondaryEmails } from '../store/secondary-emails.js';

const formatTime = (milliseconds: number) => new Date(milliseconds).toISOString();

/** What belongs to a person beside identifiers, traits, consent and events, for tests and the page. */
export const viewBelongings = (database: Database, profileId: string) => ({
  secondary_emails: listSecondaryEmails(database, profileId),
  suppressions: listSuppressions(database, profileId).map(({ at, ...suppression }) => ({
    ...suppression,
    at: formatTime(at),
  })),
  pending: listPending(database, profileId),
  push_tokens: listPushTokensOf(database, profileId).map(({ token, platform, vendor }) => ({
    token,
    platform,
    vendor,
  })),
  lists: listGroupsOf(database, 'list', profileId),
  segments: listGroupsOf(database, 'segment', profileId),
});
