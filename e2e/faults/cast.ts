import type { Step } from './steps.ts';

/** Somebody who sat before the browser. */
export interface Person {
  /** Unset as long as he never said who he is. */
  email?: string;
  /** Whether everything of him must have become one profile: not so once his words may be lost. */
  isOne: boolean;
}

/** Who sat there when something was tracked, and what was known of him then. */
export interface Seat {
  person: Person;
  email?: string;
}

export interface Cast {
  seat(): Seat;
  /** `isSure`: this call survives, whatever happens to the page. */
  apply(step: Step, isSure: boolean): void;
}

/** Who is who, as the tracker's rules have it: a new address is another person, a reset is too. */
export const createCast = (): Cast => {
  let person: Person = { isOne: true };
  return {
    seat: () => ({ person, ...(person.email && { email: person.email }) }),
    apply: (step, isSure) => {
      if (step.call === 'reset') person = { isOne: true };
      if (step.call !== 'identify') return;
      if (person.email && person.email !== step.email) person = { isOne: true };
      person.email = step.email;
      person.isOne &&= isSure;
    },
  };
};
