import type { Consent } from './tracker.js';

/**
 * What a visitor agreed to whom the shop says nothing of: nothing, where his browser asks for
 * privacy (Global Privacy Control, https://w3c.github.io/gpc; Firefox has it, others by extension).
 */
export const defaultConsent = (): Consent =>
  (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl ? 'denied' : 'granted';
