import { styleText } from 'node:util';
import type { Io } from '../io.js';
import { toPrintable } from '../table.js';
import type { Finding, State } from './finding.js';

const COLOURS = { ok: 'green', warn: 'yellow', fail: 'red', skipped: 'dim' } as const;

/** What strangers wrote into headers may be long. */
const MAX_LENGTH = 400;

/** Of a private key the first six characters may be shown, so that its owner knows which one it is. */
const hideKeys = (text: string): string => text.replace(/pk_[\w-]{4,}/g, 'pk_[hidden]');

const toText = (text: string): string => toPrintable(hideKeys(text)).slice(0, MAX_LENGTH);

/** A finding with nothing in it that may not be shown. */
export const toShown = ({ check, state, seen, advice }: Finding): Finding => ({
  check,
  state,
  seen: toText(seen),
  ...(advice !== undefined && { advice: toText(advice) }),
});

const NAME_WIDTH = 16;
const STATE_WIDTH = 8;

/** One line what was seen, one what to do. */
export const toReport = (
  { check, state, seen, advice }: Finding,
  isColoured: boolean,
): string[] => {
  const mark = isColoured ? styleText(COLOURS[state], state, { validateStream: false }) : state;
  const head = `${mark}${' '.repeat(STATE_WIDTH - state.length)}${check.padEnd(NAME_WIDTH)}`;
  return [
    `${head}${seen}`,
    ...(advice ? [`${' '.repeat(STATE_WIDTH + NAME_WIDTH)}${advice}`] : []),
  ];
};

export const countOf = (findings: readonly Finding[], state: State): number =>
  findings.filter((finding) => finding.state === state).length;

/** How many there are of each. */
export const toSummary = (findings: readonly Finding[]): string =>
  (['ok', 'warn', 'fail', 'skipped'] as const)
    .map((state) => `${countOf(findings, state)} ${state}`)
    .join(', ');

/** Shows findings as they come, or keeps them for the end. */
export const createReporter = (io: Io, isJson: boolean) => {
  const findings: Finding[] = [];
  let phase = '';
  const showPhase = (): void => io.progress?.(phase && `${phase} (${findings.length} checks done)`);
  return {
    findings,
    /** Says what is under way, to whoever watches. */
    begin: (what: string): void => {
      phase = what;
      showPhase();
    },
    tell: (finding: Finding): void => {
      const shown = toShown(finding);
      findings.push(shown);
      if (!isJson) for (const line of toReport(shown, io.isColoured ?? false)) io.out(line);
      showPhase();
    },
  };
};
