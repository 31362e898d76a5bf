import { peopleProbes } from './people.ts';
import type { Probe } from './probe.ts';
import { rateProbes } from './rates.ts';
import { recordProbes } from './records.ts';
import { edgeProbes, eventProbes, questionProbes } from './refusals.ts';

/** Every question, those about rates last because they leave a window used up. */
export const probes: readonly Probe[] = [
  ...edgeProbes,
  ...questionProbes,
  ...eventProbes,
  ...recordProbes,
  ...peopleProbes,
  ...rateProbes,
];
