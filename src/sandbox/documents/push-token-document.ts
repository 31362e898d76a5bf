import { formatEventTime } from '../checks/event-time.js';
import type { PushToken } from '../store/push-tokens.js';

const formatTime = (milliseconds: number) => formatEventTime(Math.floor(milliseconds / 1000));

/** A push token as the API shows it: its value is its id (documented). */
export const pushTokenDocument = (token: PushToken, origin: string) => {
  const self = `${origin}/api/push-tokens/${encodeURIComponent(token.token)}/`;
  return {
    type: 'push-token',
    id: token.token,
    attributes: {
      created: formatTime(token.created),
      token: token.token,
      enablement_status: token.enablement_status,
      platform: token.platform,
      vendor: token.vendor,
      background: token.background,
      recorded_date: formatTime(token.recorded),
      metadata: JSON.parse(token.metadata) as unknown,
    },
    relationships: {
      profile: {
        data: { type: 'profile', id: token.profile_id },
        links: { self: `${self}relationships/profile/`, related: `${self}profile/` },
      },
    },
    links: { self },
  };
};
