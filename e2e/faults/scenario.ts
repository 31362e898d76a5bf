/** When the visitor's page dies, counted from its calls of `track()`. */
export const MOMENTS = [
  '1000 ms after',
  '100 ms after',
  '15 ms after',
  '0 ms after',
  'after the answer',
  'during the request',
  'during a write',
  'in the same task',
] as const;

/** How it dies. */
export const DEATHS = [
  'navigation',
  'tab closed',
  'window closed',
  'renderer crash',
  'SIGTERM',
  'SIGKILL',
] as const;

/** What stands between the page and the route until it is dead. */
export const NETWORKS = [
  'well',
  'slow answer',
  'offline',
  'cut',
  '503',
  '429',
  'captive portal',
  'answer lost',
] as const;

export const TABS = [1, 2, 5] as const;

export const SIZES = ['small', '5 KB'] as const;

/** What is said of the person among the events. */
export const PERSONS = [
  'nobody known',
  'identified before',
  'identified after',
  'identified between',
  'reset between',
  'another between',
] as const;

/** Whether the route has met the visitor, and his browser the sending half of the tracker. */
export const VISITORS = ['known', 'new'] as const;

/** Whether another tab is in the middle of a transaction, so that those of the dying page wait. */
export const DATABASES = ['idle', 'busy'] as const;

/** How long the bad network outlives the page, in milliseconds. */
export const REMAINS_MS = [0, 300, 1500] as const;

export type Death = (typeof DEATHS)[number];
export type Network = (typeof NETWORKS)[number];

/** One way in which a visit can go wrong. The values of each list go from simple to nasty. */
export interface Scenario {
  moment: (typeof MOMENTS)[number];
  death: Death;
  network: Network;
  tabs: (typeof TABS)[number];
  events: number;
  size: (typeof SIZES)[number];
  person: (typeof PERSONS)[number];
  visitor: (typeof VISITORS)[number];
  database: (typeof DATABASES)[number];
  remainsMs: (typeof REMAINS_MS)[number];
}

/** Whether the whole browser goes, so that it needs one of its own. */
export const endsBrowser = ({ death }: Scenario): boolean =>
  death === 'SIGTERM' || death === 'SIGKILL';

/** Whether the page is told that it is being left: then it must save even what is called in that task. */
export const isGentle = ({ death }: Scenario): boolean =>
  death === 'navigation' || death === 'tab closed' || death === 'window closed';

/** Whether every call has resolved before the page dies. */
export const isLate = ({ moment }: Scenario): boolean => moment.endsWith('ms after');

/** The scenario in one line. */
export const describeScenario = (scenario: Scenario): string => {
  const { moment, death, network, tabs, events, size, person, visitor, database, remainsMs } =
    scenario;
  return [
    `${death} ${moment}`,
    `network ${network}${network === 'well' ? '' : ` (and ${remainsMs} ms on)`}`,
    `${tabs} ${tabs === 1 ? 'tab' : 'tabs'}`,
    `${events} ${size} ${events === 1 ? 'event' : 'events'}`,
    person,
    `${visitor} visitor`,
    `${database} database`,
  ].join(', ');
};
