import type { Step } from './decide.js';
import type { Kind, Person } from './person.js';

/** One step of a resolution as it is stored beside its sentence: enough to draw who met whom. */
export interface StepRecord {
  readonly kind: Step['kind'] | 'ignored' | 'consent';
  /** What it went by; `id` and `_kx` name a profile outright. */
  readonly by?: Kind | 'id' | '_kx';
  readonly value?: string;
  /** The identifier of that kind the profile had before. */
  readonly own?: string;
  /** The profile that was met, as it was then. */
  readonly other?: Person;
}

const copyPerson = ({ id, email, phone_number, external_id, anonymous_ids }: Person): Person => ({
  id,
  email,
  phone_number,
  external_id,
  anonymous_ids,
});

/** A step without everything that is not about identity. */
export const recordStep = (step: Step): StepRecord => {
  if (step.kind === 'named') return { kind: 'named', by: 'id' };
  const { kind, by, value } = step;
  return {
    kind,
    by,
    value,
    ...('own' in step && { own: step.own }),
    ...('other' in step && { other: copyPerson(step.other) }),
  };
};
