import type { LogEntry } from './route-options.js';

const QUIET_MS = 10_000;

/** A log for what may fail with every request: one line for all that come within ten seconds. */
export const createSparingLog = (log: (entry: LogEntry) => void): ((entry: LogEntry) => void) => {
  let quietUntilMs = 0;
  return (entry) => {
    const nowMs = Date.now();
    if (nowMs < quietUntilMs) return;
    quietUntilMs = nowMs + QUIET_MS;
    log(entry);
  };
};
