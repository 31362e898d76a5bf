import * as v from 'valibot';

import type { RevisionName } from '../contract/revisions.js';
import { createFacts, metricName } from './event-schema.js';
import { flatProfile } from './flat-profile.js';
import { limitedText } from './limited-text.js';

/** The body of create_event before 2023-07-15: metric and profile are plain objects. */
export const flatEventRequest = (revision: RevisionName, now: number) =>
  v.strictObject({
    data: v.strictObject({
      type: v.literal('event'),
      attributes: v.strictObject({
        ...createFacts(revision, now),
        metric: v.strictObject({ name: metricName, service: v.optional(limitedText) }),
        profile: flatProfile,
      }),
    }),
  });
