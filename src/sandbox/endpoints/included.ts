import { metricDocument } from '../documents/metric-document.js';
import { profileDocument } from '../documents/profile-document.js';
import { selectFields } from '../query/fields.js';
import { readInclude } from '../query/include.js';
import type { EventRow } from '../store/events.js';
import { findMetric } from '../store/metrics.js';
import { findProfile } from '../store/profiles.js';
import type { Call } from './call.js';

const unique = (ids: readonly string[]) => [...new Set(ids)];

/** `included` of a compound document: each profile and metric once; absent unless asked for. */
export const readIncluded = ({ box, url }: Call, rows: readonly EventRow[]) => {
  const wanted = readInclude(url, ['attributions', 'metric', 'profile']);
  if (wanted.size === 0) return {};
  const metrics = wanted.has('metric') ? unique(rows.map(({ metric_id }) => metric_id)) : [];
  const profiles = wanted.has('profile') ? unique(rows.map(({ profile_id }) => profile_id)) : [];
  return {
    included: [
      ...metrics
        .flatMap((id) => findMetric(box.database, id) ?? [])
        .map((metric) => selectFields(url, metricDocument(metric, url.origin))),
      ...profiles
        .flatMap((id) => findProfile(box.database, id) ?? [])
        .map((profile) => selectFields(url, profileDocument(profile, url.origin))),
    ],
  };
};
