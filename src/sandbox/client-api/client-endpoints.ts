import type { Endpoint } from '../endpoints/call.js';
import { backInStock } from './back-in-stock.js';
import { clientEvents } from './client-events.js';
import { clientProfiles } from './client-profiles.js';
import { clientSettings } from './client-settings.js';
import { clientSubscriptions } from './client-subscriptions.js';
import { reviews } from './reviews.js';

/** The public API that browsers call with a company id and no key. */
export const clientEndpoints: readonly Endpoint[] = [
  ...clientEvents,
  ...clientProfiles,
  clientSubscriptions,
  ...backInStock,
  ...reviews,
  ...clientSettings,
];
