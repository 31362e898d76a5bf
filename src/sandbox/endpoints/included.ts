import type { ReadEvent } from '../documents/event-document.js';
import { metricAt, metricDocument } from '../documents/metric-document.js';
import { profileAt } from '../documents/profile-at.js';
import { profileDocument } from '../documents/profile-document.js';
import { includesAt } from '../query/event-parameters.js';
import { selectFields } from '../query/fields.js';
import { readInclude } from '../query/include.js';
import { findMetric } from '../store/metrics.js';
import { findProfile } from '../store/profiles.js';
import type { Call } from './call.js';

const unique = (ids: readonly string[]) => [...new Set(ids)];

const readMetrics = ({ box, url, revision }: Call, rows: readonly ReadEvent[]) =>
  unique(rows.map(({ metric_id }) => metric_id))
    .flatMap((id) => findMetric(box.database, id) ?? [])
    .map((metric) => metricAt(metricDocument(metric, url.origin), revision, 'included'))
    .map((document) => selectFields(url, document));

const readProfiles = ({ box, url, revision }: Call, rows: readonly ReadEvent[]) =>
  unique(rows.map(({ profile_id }) => profile_id))
    .flatMap((id) => findProfile(box.database, id) ?? [])
    .map((profile) => profileAt(profileDocument(profile, url.origin), revision, 'included'))
    .map((document) => selectFields(url, document));

/** What `include` of a request asks for; plural names before 2023-07-15. */
const readWanted = ({ url, revision }: Call): ReadonlySet<string> =>
  readInclude(url, includesAt(revision));

/** `included` of a compound document: each profile and metric once; absent unless asked for. */
export const readIncluded = (call: Call, rows: readonly ReadEvent[]) => {
  const wanted = readWanted(call);
  if (wanted.size === 0) return {};
  const wants = (name: string) => wanted.has(name) || wanted.has(`${name}s`);
  return {
    included: [
      ...(wants('metric') ? readMetrics(call, rows) : []),
      ...(wants('profile') ? readProfiles(call, rows) : []),
    ],
  };
};
