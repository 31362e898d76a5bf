import type { Step } from './decide.js';
import type { Kind, Person } from './person.js';
/** One step of a resolution as it is stored beside its sentence: enough to draw who met whom. */
export interface StepRecord {
    /** `cleared`: an identifier was taken away; `asked`: profile-merge asked for the merge. */
    readonly kind: Step['kind'] | 'ignored' | 'cleared' | 'asked';
    /** What it went by; `id` and `_kx` name a profile outright. */
    readonly by?: Kind | 'id' | '_kx';
    readonly value?: string;
    /** The identifier of that kind the profile had before. */
    readonly own?: string;
    /** The profile that was met, as it was then. */
    readonly other?: Person;
}
/** Only what a person is known by. */
export declare const copyPerson: ({ id, email, phone_number, external_id, anonymous_ids, }: Person) => Person;
/** A step without everything that is not about identity. */
export declare const recordStep: (step: Step) => StepRecord;
