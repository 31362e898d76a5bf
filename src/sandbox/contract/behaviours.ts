import { accessBehaviours } from './behaviours/access.js';
import type { Behaviour } from './behaviours/behaviour.js';
import { consentBehaviours } from './behaviours/consent.js';
import { identityBehaviours } from './behaviours/identity.js';
import { readingBehaviours } from './behaviours/reading.js';
import { resourceBehaviours } from './behaviours/resources.js';
import { revisionBehaviours } from './behaviours/revisions.js';
import { webhookBehaviours } from './behaviours/webhooks.js';
import { writingBehaviours } from './behaviours/writing.js';

export type { Behaviour, Label } from './behaviours/behaviour.js';

/** Everything worth knowing of how the sandbox behaves, and how sure each of it is. */
export const behaviours: readonly Behaviour[] = [
  ...revisionBehaviours,
  ...accessBehaviours,
  ...writingBehaviours,
  ...identityBehaviours,
  ...readingBehaviours,
  ...consentBehaviours,
  ...resourceBehaviours,
  ...webhookBehaviours,
];
