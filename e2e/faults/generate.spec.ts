import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { anyScenario, coverPairs } from './generate.ts';
import { DEATHS, MOMENTS, NETWORKS, type Scenario, TABS } from './scenario.ts';

test.describe('the generator of the fault suite', () => {
  test('lets every death meet every moment, network and number of tabs', () => {
    const scenarios = coverPairs(1);
    const met = new Set(
      scenarios.flatMap(({ death, moment, network, tabs }) => [
        `${death} ${moment}`,
        `${death} ${network}`,
        `${death} ${tabs}`,
        `${moment} ${network}`,
      ]),
    );
    const { length: deaths } = DEATHS;
    const others = MOMENTS.length + NETWORKS.length + TABS.length;
    expect(met.size).toBe(deaths * others + MOMENTS.length * NETWORKS.length);
    expect(scenarios.length).toBeLessThan(80);
  });

  test('gives the same scenarios for the same seed, and others for another', () => {
    expect(coverPairs(7)).toEqual(coverPairs(7));
    expect(coverPairs(8)).not.toEqual(coverPairs(7));
  });

  test('shrinks a given scenario to the simplest that is still wrong', () => {
    const nasty: Scenario = {
      moment: 'in the same task',
      death: 'SIGKILL',
      network: 'answer lost',
      tabs: 5,
      events: 33,
      size: '5 KB',
      person: 'another between',
      visitor: 'new',
      database: 'busy',
      remainsMs: 1500,
    };
    const isFine = ({ events, tabs }: Scenario): boolean => events < 4 || tabs === 1;
    const { counterexample } = fc.check(fc.property(anyScenario, isFine), {
      examples: [[nasty]],
      numRuns: 1,
    });
    expect(counterexample?.[0]).toEqual({
      moment: MOMENTS[0],
      death: DEATHS[0],
      network: NETWORKS[0],
      tabs: 2,
      events: 4,
      size: 'small',
      person: 'nobody known',
      visitor: 'known',
      database: 'idle',
      remainsMs: 0,
    });
  });
});
