import fc from 'fast-check';
import { anyScenario } from './generate.ts';
import type { Scenario } from './scenario.ts';

const SHRINKING_MS = 90_000;

/** The simplest scenario found in some time that is violated as the given one was. */
export const shrinkScenario = async (
  scenario: Scenario,
  isViolated: (scenario: Scenario) => Promise<boolean>,
): Promise<Scenario> => {
  const property = fc.asyncProperty(anyScenario, async (one) => !(await isViolated(one)));
  const { counterexample } = await fc.check(property, {
    examples: [[scenario]],
    numRuns: 1,
    interruptAfterTimeLimit: SHRINKING_MS,
  });
  // A race that did not happen again cannot be shrunk.
  return counterexample?.[0] ?? scenario;
};
