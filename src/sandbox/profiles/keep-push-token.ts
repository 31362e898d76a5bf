import type { CheckedPushToken } from '../checks/push-token-schema.js';
import type { Database } from '../store/database.js';
import { writePushToken } from '../store/push-tokens.js';

/** Keeps a profile's push token; what is not said is as the contract says. */
export const keepPushToken = (
  database: Database,
  profileId: string,
  told: CheckedPushToken,
  now: number,
): void =>
  writePushToken(database, {
    token: told.token,
    profile_id: profileId,
    platform: told.platform,
    vendor: told.vendor,
    enablement_status: told.enablement_status ?? 'AUTHORIZED',
    background: told.background ?? 'AVAILABLE',
    metadata: JSON.stringify(told.device_metadata ?? {}),
    recorded: now,
  });
