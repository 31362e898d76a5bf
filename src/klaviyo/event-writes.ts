import { ApiCall } from './api-call.js';
import type { CallOptions } from './call.js';
import type { Client } from './client.js';
import { settleEvent, toBulkBody, toEventBody } from './envelope.js';
import type { EventGroupAt, NewEventAt } from './inputs.js';
import type { EventGroup, NewEvent } from './resources.js';
import { demandSince, type LatestRevision, type Since } from './revision.js';

export interface EventWrites<R extends string = LatestRevision> {
  /**
   * Records one event (350/s, 3,500/min). Resolves once Klaviyo took it: validated and queued,
   * not yet recorded. A repeat with the same `unique_id`, person and metric is ignored by Klaviyo
   * (documented), so this call retries on 429, 5xx, a timeout and a lost connection.
   */
  createEvent(event: NewEventAt<R>, options?: CallOptions): ApiCall<undefined>;
  /**
   * Records up to 1,000 events in 5 MB (10/s, 150/min; since revision 2024-05-15). All or nothing:
   * one bad event, or a `unique_id` that repeats for a person and metric, and none is processed
   * (documented). Because a repeat fails, this call retries on 429 only; after anything ambiguous
   * send each by `createEvent`.
   */
  bulkCreateEvents: Since<
    R,
    '2024-05-15',
    (groups: readonly EventGroupAt<R>[], options?: CallOptions) => ApiCall<undefined>
  >;
}

/** The calls that record events. */
export const eventWrites = ({ send, revision }: Client) => ({
  createEvent: (event: NewEvent, { signal }: CallOptions = {}): ApiCall<undefined> =>
    new ApiCall(
      send({
        method: 'POST',
        path: '/api/events',
        name: 'createEvent',
        body: toEventBody(settleEvent(event, Date.now()), revision),
        success: 202,
        isRepeatable: true,
        quota: [350, 3500],
        signal,
      }),
    ),
  bulkCreateEvents: (
    groups: readonly EventGroup[],
    { signal }: CallOptions = {},
  ): ApiCall<undefined> => {
    demandSince(revision, '2024-05-15', 'bulkCreateEvents');
    const nowMs = Date.now();
    const settled = groups.map((group) => {
      return { ...group, events: group.events.map((event) => settleEvent(event, nowMs)) };
    });
    return new ApiCall(
      send({
        method: 'POST',
        path: '/api/event-bulk-create-jobs',
        name: 'bulkCreateEvents',
        body: toBulkBody(settled, revision),
        success: 202,
        quota: [10, 150],
        signal,
      }),
    );
  },
});
