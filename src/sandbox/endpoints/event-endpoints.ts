import { bulkCreateEvents } from './bulk-create-events.js';
import type { Endpoint } from './call.js';
import { createEvent } from './create-event.js';
import { eventRelatives } from './event-relatives.js';
import { getEvent } from './get-event.js';
import { getEvents } from './get-events.js';

/** The Events API. */
export const eventEndpoints: readonly Endpoint[] = [
  createEvent,
  bulkCreateEvents,
  getEvents,
  getEvent,
  ...eventRelatives,
];
