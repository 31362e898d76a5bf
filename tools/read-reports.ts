import { existsSync, readFileSync } from 'node:fs';
import { emptyTally, type Tally } from './tally.ts';

const readJson = <T>(file: string): T | undefined =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined;

interface VitestReport {
  success: boolean;
  testResults: {
    name: string;
    status: string;
    assertionResults: { fullName: string; status: string }[];
  }[];
}

/** A run without a report, or a file that did not even load, is a failure. */
export const readVitest = (file: string): Tally => {
  const tally = emptyTally();
  const report = readJson<VitestReport>(file);
  for (const { name, status, assertionResults } of report?.testResults ?? []) {
    for (const test of assertionResults) {
      if (test.status === 'passed') tally.passed += 1;
      else if (test.status === 'failed') tally.failed += 1;
      else tally.skipped.push(`${test.fullName} (${name.split('/').at(-1)})`);
    }
    if (status === 'failed' && assertionResults.every((test) => test.status !== 'failed')) {
      tally.failed += 1;
    }
  }
  if (!report || (!report.success && !tally.failed)) tally.failed += 1;
  return tally;
};

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
}

export const readPlaywright = (file: string): Tally => {
  const report = readJson<PlaywrightReport>(file);
  if (!report) return { ...emptyTally(), failed: 1 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  const isBroken = report.errors.length > 0 && unexpected + flaky === 0;
  return {
    passed: expected,
    failed: unexpected + flaky + (isBroken ? 1 : 0),
    skipped: Array.from({ length: skipped }, () => 'an e2e test (its reason stands above)'),
  };
};
