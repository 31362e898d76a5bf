import { defaultConsent } from './default-consent.js';
import type { Consent, Storage } from './tracker.js';

/** Calls that wait for consent; enough for a visit, too few to hurt the page. */
const MAX_HELD_CALLS = 1_000;

const CONSENTS = ['granted', 'pending', 'denied'];

/** What a consent tool hands over may be anything; only a clear yes is one. */
const readConsent = (value = defaultConsent()): Consent => {
  if (CONSENTS.includes(value)) return value;
  console.error(`[keepsend] consent "${value}": taken as pending`);
  return 'pending';
};

interface Doors {
  /** Reads the visitor; never rejects. */
  open(): Promise<void>;
  opened(): unknown;
  /** Deletes what is stored. */
  forget(): Promise<unknown>;
}

export interface Gate {
  /**
   * Runs `call` in turn, once the visitor is known. While consent is pending it resolves to
   * `memory` at once, and to `none` when consent is denied.
   */
  run(call: () => Promise<Storage>): Promise<Storage>;
  set(consent: Consent): Promise<void>;
  consent(): Consent;
  isOpen(): boolean;
  /** The page is being left: lets the calls that wait for storage through. `false` without consent. */
  rush(): boolean;
}

/** Lets nothing through before the visitor agreed and is known, and keeps the order of the calls. */
export const createGate = (initial: Consent | undefined, doors: Doors): Gate => {
  let consent = readConsent(initial);
  let isOpen = false;
  let opening: Promise<void> | undefined;
  const waiting: ((early?: Storage) => void)[] = [];

  const empty = (): void => {
    for (const call of waiting.splice(0)) call();
  };
  const letThrough = (): void => {
    if (isOpen || consent !== 'granted') return;
    isOpen = true;
    empty();
    doors.opened();
  };
  const open = (): void => {
    opening = doors.open().then(letThrough);
  };

  const gate: Gate = {
    run: async (call) => {
      if (isOpen) return call();
      if (consent === 'denied' || waiting.length >= MAX_HELD_CALLS) return 'none';
      return new Promise((resolve) => {
        waiting.push((early) => resolve(early ?? (isOpen ? call() : 'none')));
        if (consent === 'pending') resolve('memory');
      });
    },
    set: async (next) => {
      consent = readConsent(next);
      isOpen &&= consent === 'granted';
      if (consent === 'granted' && !isOpen) open();
      if (consent === 'denied') empty();
      // Nobody knows when the visitor will have decided.
      if (consent === 'pending') for (const call of waiting) call('memory');
      // What is being read and stored at this moment must not outlive what is forgotten.
      await opening;
      if (consent === 'denied') await doors.forget();
    },
    consent: () => consent,
    isOpen: () => isOpen,
    rush: () => {
      letThrough();
      return isOpen;
    },
  };
  if (consent === 'granted') open();
  return gate;
};
