import type { Peer } from './peer.ts';
import type { Facts, Probe, Unique } from './probe.ts';

/** What one probe found. */
export interface Finding {
  readonly probe: Probe;
  readonly outcome: 'same' | 'differs' | 'failed';
  /** Facts of each side; for a failed probe the reason under `error`. */
  readonly sides: readonly [Facts, Facts];
}

const uniqueIn = (run: string, index: number): Unique => {
  const name = (part = 'x') => `${run}-${index}-${part}`;
  return { name, email: (part) => `${name(part)}@example.com` };
};

const isCompared = ([name]: readonly [string, unknown]) => !name.startsWith('~');

const sortedText = (facts: Facts) =>
  JSON.stringify(Object.entries(facts).filter(isCompared).toSorted());

const askSafely = async (probe: Probe, peer: Peer, unique: Unique): Promise<Facts> => {
  try {
    return await probe.ask(peer, unique);
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
};

/** Asks both sides every question, one after the other, and tells of each as soon as it is known. */
export async function* compare(
  probes: readonly Probe[],
  one: Peer,
  other: Peer,
  run: string,
): AsyncGenerator<Finding> {
  for (const [index, probe] of probes.entries()) {
    const unique = uniqueIn(run, index);
    const sides = await Promise.all([
      askSafely(probe, one, unique),
      askSafely(probe, other, unique),
    ]);
    const [left, right] = sides;
    if ('error' in left || 'error' in right) yield { probe, outcome: 'failed', sides };
    else
      yield { probe, outcome: sortedText(left) === sortedText(right) ? 'same' : 'differs', sides };
  }
}
