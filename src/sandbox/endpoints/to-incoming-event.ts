import type { EventAttributes } from '../checks/event-requests.js';
import type { IncomingEvent } from '../recording/incoming-event.js';

/** A checked event in the shape that is recorded; `sent` is the JSON body that would send it alone. */
export const toIncomingEvent = (attributes: EventAttributes, sent: string): IncomingEvent => {
  const { name, service } = attributes.metric.data.attributes;
  return {
    metric: name,
    service: service ?? 'api',
    properties: attributes.properties,
    time: attributes.time ?? null,
    value: attributes.value ?? null,
    valueCurrency: attributes.value_currency ?? null,
    uniqueId: attributes.unique_id ?? null,
    backfill: attributes.backfill ?? false,
    sent,
  };
};
