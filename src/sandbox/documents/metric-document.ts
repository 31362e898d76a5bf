import { formatEventTime } from '../checks/event-time.js';
import { isSince, type RevisionName } from '../contract/revisions.js';
import type { Metric } from '../store/metrics.js';

/** A metric as the API shows it. `created` is in milliseconds. */
export const metricDocument = ({ id, name, service, created }: Metric, origin: string) => {
  const at = formatEventTime(Math.floor(created / 1000));
  const integration =
    service === 'api'
      ? { object: 'integration', id: '0eMvjm', name: 'API', category: 'API' }
      : { object: 'integration', id: '0rG4eQ', name: service, category: 'Internal' };
  const self = `${origin}/api/metrics/${id}/`;
  return {
    type: 'metric',
    id,
    attributes: { name, created: at, updated: at, integration },
    relationships: {
      'flow-triggers': {
        links: {
          self: `${self}relationships/flow-triggers/`,
          related: `${self}flow-triggers/`,
        },
      },
    },
    links: { self },
  };
};

type MetricDocument = ReturnType<typeof metricDocument>;

// By the first client that knows of flow triggers; the contract of 2025-01-15 has them too.
const relatesSince = { alone: '2024-10-15', included: '2026-04-15' } as const;

/** A metric in the shape of a revision, whole or brought along by `include`. */
export const metricAt = (
  metric: MetricDocument,
  revision: RevisionName,
  place: keyof typeof relatesSince,
): Omit<MetricDocument, 'relationships'> & Partial<MetricDocument> => {
  const { relationships, ...rest } = metric;
  return isSince(revision, relatesSince[place]) ? { relationships, ...rest } : rest;
};
