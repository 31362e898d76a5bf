/** How sure it is: in Klaviyo's papers, seen of its service or its clients, or a best guess. */
export type Label = 'documented' | 'observed' | 'assumed';

/** One thing worth knowing of how the sandbox behaves. */
export interface Behaviour {
  /** Stable, so that tests and papers can name it. */
  readonly id: string;
  readonly area: string;
  readonly text: string;
  readonly label: Label;
  /** Where it is written or was seen; for a guess what speaks for it. */
  readonly source: string;
  /** For a guess: the files that decide it, once for each comment that says so. */
  readonly files: readonly string[];
}

/** Builders of the rows of one area. */
export const behavioursOf = (area: string) => ({
  documented: (id: string, text: string, source: string): Behaviour => ({
    ...{ id, area, text, source },
    label: 'documented',
    files: [],
  }),
  observed: (id: string, text: string, source: string): Behaviour => ({
    ...{ id, area, text, source },
    label: 'observed',
    files: [],
  }),
  assumed: (id: string, text: string, source: string, ...files: readonly string[]): Behaviour => ({
    ...{ id, area, text, source },
    label: 'assumed',
    files,
  }),
});
