import type { Step } from './decide.js';
import { type Person } from './person.js';
/** One step as a sentence a shopkeeper understands; `person` is the destination after all steps. */
export declare const wordStep: (step: Step, person: Person) => string;
