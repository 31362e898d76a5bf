import type { Page } from '@playwright/test';
import { die } from './die.ts';
import { occupy } from './occupy.ts';
import { isGentle, type Scenario } from './scenario.ts';
import { playOut, type Script, settled } from './script.ts';
import { sleep } from './sleep.ts';
import { planSteps, planTracks } from './steps.ts';
import type { Visitor } from './visitor.ts';

const setNetwork = async (visitor: Visitor, network: Scenario['network']): Promise<void> => {
  visitor.line.network = network;
  await visitor.setOffline(network === 'offline');
};

/** The visitor's first visit, which goes well. */
const meet = async (visitor: Visitor, page: Page, act: string): Promise<Script> => {
  const script = { tab: `${act}before`, steps: planTracks(1, 'small'), isSafe: true };
  await playOut(visitor, page, script);
  await settled(page);
  return script;
};

const openOthers = async (visitor: Visitor, count: number): Promise<Page[]> => {
  const pages: Page[] = [];
  while (pages.length < count) pages.push(await visitor.open());
  return pages;
};

/** Keeps the visitor's requests waiting until the function it gives is called. */
const hold = ({ line }: Visitor): (() => void) => {
  let release = (): void => {};
  line.held = new Promise<void>((resolve) => {
    release = resolve;
  });
  return () => {
    line.held = undefined;
    release();
  };
};

/**
 * Lives one scenario through: what every tab was told to call, in its order, and the page the visitor
 * came back on. `act` tells the tabs of one scenario from those of the visitor's others.
 */
export const live = async (
  scenario: Scenario,
  visitor: Visitor,
  act = '',
): Promise<{ scripts: Script[]; page: Page }> => {
  const { tabs, network, moment } = scenario;
  const doomed = await visitor.open();
  const scripts: Script[] = [];
  if (scenario.visitor === 'known') scripts.push(await meet(visitor, doomed, act));
  const others = await openOthers(visitor, tabs - 1);

  await setNetwork(visitor, network);
  for (const [index, page] of others.entries()) {
    const script = { tab: `${act}other${index}`, steps: planTracks(2, 'small'), isSafe: true };
    await playOut(visitor, page, script);
    scripts.push(script);
  }
  if (scenario.database === 'busy') await others[0]?.evaluate(occupy);
  const release = moment === 'during the request' ? hold(visitor) : undefined;
  const steps = planSteps(scenario, `${visitor.name}${act}`);
  const script = { tab: `${act}doomed`, steps, isSafe: isGentle(scenario) };
  scripts.push(script);
  await die(visitor, doomed, script, scenario).finally(release);
  await sleep(scenario.remainsMs);
  await setNetwork(visitor, 'well');
  return { scripts, page: await visitor.open() };
};
