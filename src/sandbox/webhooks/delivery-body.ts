import { COMPANY_ID } from '../identity/exchange-token.js';
import type { Occurrence } from './occurrences.js';

/** One occurrence under the topic a webhook asked for. */
export interface Told {
  readonly occurrence: Occurrence;
  readonly topic: string;
}

/**
 * The body of a delivery: an external id, a topic and a payload each (documented). The names in
 * `meta` are a third party's (assumed), as is its time with microseconds.
 */
export const deliveryBody = (webhookId: string, told: readonly Told[], now: number): string =>
  JSON.stringify({
    data: told.map(({ occurrence, topic }) => ({
      external_id: occurrence.externalId,
      topic,
      payload: occurrence.payload(),
    })),
    meta: {
      klaviyo_webhook_id: webhookId,
      klaviyo_account_id: COMPANY_ID,
      timestamp: new Date(now).toISOString().replace('Z', '000+00:00'),
    },
  });
