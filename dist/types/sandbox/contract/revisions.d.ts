/** What one API revision promises where revisions differ. */
export interface Revision {
    readonly name: string;
    readonly maxProperties: number;
    readonly earliestYear: number;
    readonly maxPageSize: number;
}
/** The revision by its name, or nothing when the sandbox does not speak it. */
export declare const findRevision: (name: string | undefined) => Revision | undefined;
/** Every name `findRevision` knows, newest first. */
export declare const revisionNames: () => string[];
