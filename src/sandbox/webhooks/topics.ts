import type { EventRow } from '../store/events.js';

const slug = (metric: string) =>
  metric
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '');

/**
 * The topics an event belongs to. Klaviyo names those of its own metrics, such as
 * `event:klaviyo.sent_sms` for Sent SMS (documented). That any metric has one of that form, and
 * that there are `event:received` for all and `event:<metric>` for one, is assumed.
 */
export const topicsOfEvent = ({ metric }: Pick<EventRow, 'metric'>): readonly string[] => [
  `event:klaviyo.${slug(metric)}`,
  'event:received',
  `event:${metric}`,
  `event:${slug(metric)}`,
];

/** The topics of a person who is new, or whom an event, an import or a merge has changed (assumed). */
export const topicOfProfile = (kind: string): string =>
  kind === 'created' ? 'profile:created' : 'profile:updated';
