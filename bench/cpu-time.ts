import { readdirSync, readFileSync } from 'node:fs';

/** What `/proc` says of a process; nothing where there is no `/proc`. */
const readStat = (pid: string): { name: string; fields: string[] } | undefined => {
  try {
    // The name may hold blanks and brackets: what follows begins after the last bracket.
    const [, name = '', rest = ''] =
      /\((.*)\) (.*)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return { name, fields: rest.split(' ') };
  } catch {
    return undefined;
  }
};

/** The processes of that name which this one has started. */
export const childrenNamed = (name: string): string[] => {
  try {
    return readdirSync('/proc').filter((pid) => {
      const stat = /^\d+$/.test(pid) ? readStat(pid) : undefined;
      return stat?.name === name && stat.fields[1] === String(process.pid);
    });
  } catch {
    return [];
  }
};

/** Linux counts in hundredths of a second. */
const TICK_MS = 10;

/** What a process has used of the processors, in milliseconds; `NaN` where nobody can tell. */
export const cpuTimeMs = (pid: string | undefined): number => {
  const { fields = [] } = (pid && readStat(pid)) || {};
  const [user, system] = [fields[11], fields[12]].map(Number);
  return ((user ?? Number.NaN) + (system ?? Number.NaN)) * TICK_MS;
};
