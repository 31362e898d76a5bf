import type { Page } from '@playwright/test';
import { die } from './die.ts';
import { endsBrowser, isGentle, type Scenario } from './scenario.ts';
import { playOut, type Script, settled } from './script.ts';
import { sleep } from './sleep.ts';
import { planSteps, planTracks } from './steps.ts';
import type { Visitor } from './visitor.ts';

const setNetwork = async (visitor: Visitor, network: Scenario['network']): Promise<void> => {
  visitor.line.network = network;
  await visitor.setOffline(network === 'offline');
};

/** The visitor's first visit, which goes well. */
const meet = async (visitor: Visitor, page: Page): Promise<Script> => {
  const script = { tab: 'before', steps: planTracks(1, 'small'), isSafe: true };
  await playOut(visitor, page, script);
  await settled(page);
  return script;
};

/** Lives one scenario through: what every tab was told to call, and the page the visitor came back on. */
export const live = async (
  scenario: Scenario,
  visitor: Visitor,
): Promise<{ scripts: Script[]; page: Page }> => {
  const doomed = await visitor.open();
  const scripts: Script[] = [];
  if (scenario.visitor === 'known') scripts.push(await meet(visitor, doomed));
  const others: Page[] = [];
  while (others.length < scenario.tabs - 1) others.push(await visitor.open());

  await setNetwork(visitor, scenario.network);
  for (const [index, page] of others.entries()) {
    const script = { tab: `other${index}`, steps: planTracks(2, 'small'), isSafe: true };
    await playOut(visitor, page, script);
    scripts.push(script);
  }
  let release = (): void => {};
  if (scenario.moment === 'during the request') {
    visitor.line.held = new Promise<void>((resolve) => {
      release = resolve;
    });
  }
  const steps = planSteps(scenario, visitor.name);
  const script = { tab: 'doomed', steps, isSafe: isGentle(scenario) };
  scripts.push(script);
  try {
    await die(visitor, doomed, script, scenario);
  } finally {
    visitor.line.held = undefined;
    release();
  }
  await sleep(scenario.remainsMs);
  visitor.line.network = 'well';
  if (!endsBrowser(scenario)) await visitor.setOffline(false);
  return { scripts, page: await visitor.open() };
};
