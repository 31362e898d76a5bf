import { formatEventTime } from '../checks/event-time.js';
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
