import { test } from 'vitest';

import { readContract } from '../../../tools/klaviyo-contract.js';
import { findRevision } from '../contract/revisions.js';

/** Klaviyo's published contract, or the reason why there is none here. */
export const found = readContract();

/** The revisions it is there for; without any, the file's tests are skipped aloud. */
export const slices = ('reason' in found ? [] : found.revisions).flatMap(
  (name) => findRevision(name) ?? [],
);

/** Says in the report what is not judged, and why. */
export const skipWithoutContract = (): void => {
  if ('reason' in found) test.skip(`is judged by the contract: ${found.reason}`, () => {});
};
