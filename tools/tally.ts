export interface Tally {
  passed: number;
  failed: number;
  /** Each with its reason, for people. */
  skipped: string[];
}

export const emptyTally = (): Tally => ({ passed: 0, failed: 0, skipped: [] });

export const addTally = (total: Tally, part: Tally): void => {
  total.passed += part.passed;
  total.failed += part.failed;
  total.skipped.push(...part.skipped);
};

/** The last line of `npm test`. */
export const describeTally = ({ passed, failed, skipped }: Tally): string =>
  `${passed} passed, ${failed} failed${skipped.length ? `, ${skipped.length} skipped` : ''}`;
