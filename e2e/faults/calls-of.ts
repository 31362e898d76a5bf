import type { Cast } from './cast.ts';
import type { Call } from './judge.ts';
import type { Report } from './play.ts';
import type { Script } from './script.ts';

const isOf =
  (tab: string, said: Report['said']) =>
  (report: Report): boolean =>
    report.tab === tab && report.said === said;

/** The calls a script made or may have made, and whose they were. */
export const callsOf = (
  { tab, steps, isSafe }: Script,
  reports: readonly Report[],
  cast: Cast,
): Call[] => {
  const called = new Map<number, Report & { said: 'called' }>();
  const kept = new Map<number, string>();
  const identified = new Set<string>();
  for (const report of reports) {
    if (report.tab !== tab) continue;
    if (report.said === 'called') called.set(report.number, report);
    if (report.said === 'kept') kept.set(report.number, report.kept);
    if (report.said === 'identified' && report.kept === 'indexeddb') identified.add(report.email);
  }
  return steps.flatMap((step) => {
    cast.apply(step, isSafe || (step.call === 'identify' && identified.has(step.email)));
    if (step.call !== 'track') return [];
    const { number, paddingBytes } = step;
    const { id, time } = called.get(number) ?? {};
    const isKept = kept.get(number) === 'indexeddb';
    // A database that answers too late on a busy machine is none, and the tracker says so.
    const mustArrive = isKept || (isSafe && called.has(number) && !kept.has(number));
    return [
      {
        ...cast.seat(),
        tab,
        number,
        paddingBytes,
        ...(id && { id }),
        ...(time && { time }),
        mustArrive,
      },
    ];
  });
};

/** Whether it is known for certain who sits there now. */
export const isSeatKnown = ({ steps, tab, isSafe }: Script, reports: readonly Report[]): boolean =>
  isSafe || reports.some(isOf(tab, 'done')) || steps.every(({ call }) => call === 'track');
