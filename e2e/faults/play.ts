import type { Step } from './steps.ts';

/** What a page says of its calls, in the console: the one way out that no fault of ours touches. */
export type Report = { tab: string } & (
  | { said: 'called'; number: number; id?: string; time?: string }
  | { said: 'kept'; number: number; id: string; kept: string }
  | { said: 'identified'; email: string; kept: string }
  | { said: 'reset' }
  | { said: 'left' }
  | { said: 'done' }
);

/** Begins each report. */
export const REPORT = 'fault-report ';

/**
 * What the page does in the task of its last call: `stay` open, leave, or `block` for so many
 * milliseconds, so that it is closed or killed before that task is over. It does not close itself:
 * Chromium then runs no `pagehide` where the page has a process of its own.
 */
export type Ending = 'stay' | 'navigate' | { blockMs: number };

export interface Play {
  /** Named in each event, so that it can be told from those of other tabs. */
  tab: string;
  metric: string;
  steps: Step[];
  /** Each call in a task of its own. */
  isSpread: boolean;
  ending: Ending;
}

/** Runs in the page. */
export const play = ({ tab, metric, steps, isSpread, ending }: Play): void => {
  // Told in the task of the call, and spelled out again because a page knows nothing of this file.
  const say = (report: object): void =>
    console.debug(`fault-report ${JSON.stringify({ tab, ...report })}`);
  let told: { id?: string; time?: string } = {};
  keepsend.on('tracked', (event) => {
    told = event;
  });
  const call = async (step: Step): Promise<void> => {
    if (step.call === 'track') {
      const { number, paddingBytes } = step;
      told = {};
      const padding = 'x'.repeat(paddingBytes);
      const tracking = keepsend.track(metric, { tab, number, padding });
      say({ said: 'called', number, id: told.id, time: told.time });
      const { id, kept } = await tracking;
      say({ said: 'kept', number, id, kept });
    } else if (step.call === 'identify') {
      const { kept } = await keepsend.identify({ email: step.email });
      say({ said: 'identified', email: step.email, kept });
    } else {
      await keepsend.reset();
      say({ said: 'reset' });
    }
  };
  const end = (): void => {
    say({ said: 'left' });
    if (ending === 'navigate') location.href = '/next';
    const untilMs = Date.now() + (typeof ending === 'object' ? ending.blockMs : 0);
    while (Date.now() < untilMs);
  };
  const calls: Promise<void>[] = [];
  const goOn = (from: number): void => {
    const to = isSpread ? from + 1 : steps.length;
    for (const step of steps.slice(from, to)) calls.push(call(step));
    if (to < steps.length) setTimeout(goOn, 0, to);
    else {
      end();
      void Promise.all(calls).then(() => say({ said: 'done' }));
    }
  };
  goOn(0);
};
