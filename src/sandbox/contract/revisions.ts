/** What one API revision promises where revisions differ. */
export interface Revision {
  readonly name: string;
  readonly maxProperties: number;
  readonly earliestYear: number;
  readonly maxPageSize: number;
}

// A later revision, or an older one, is a row here and, where shapes differ, a schema of its own.
const revisions: readonly Revision[] = [
  { name: '2026-07-15', maxProperties: 400, earliestYear: 1990, maxPageSize: 1_000 },
];

/** The revision by its name, or nothing when the sandbox does not speak it. */
export const findRevision = (name: string | undefined): Revision | undefined =>
  revisions.find((revision) => revision.name === name);

/** Every name `findRevision` knows, newest first. */
export const revisionNames = (): string[] => revisions.map(({ name }) => name);
