import { consentControls } from '../profiles/consent-controls.js';
import { behaviours } from './behaviours.js';
import { clockControls } from './clock.js';
import type { Control } from './control.js';
import { deliveries } from './deliveries.js';
import { emailLink } from './email-link.js';
import { faultSwitch } from './fault-switch.js';
import { keyControls } from './keys.js';
import { lists } from './lists.js';
import { reset } from './reset.js';
import { seed } from './seed.js';
import { settingsControls } from './settings.js';
import { settle } from './settle.js';
import { stream } from './stream.js';
import { waitForEvents } from './wait-for-events.js';

/** The sandbox's own API, for tests and for its page. */
export const controls: readonly Control[] = [
  behaviours,
  ...lists,
  ...faultSwitch,
  ...clockControls,
  ...settingsControls,
  ...keyControls,
  settle,
  deliveries,
  waitForEvents,
  emailLink,
  ...consentControls,
  seed,
  reset,
  stream,
];
