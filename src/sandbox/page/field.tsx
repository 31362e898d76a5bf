import type { ComponentChildren } from 'preact';

interface FieldProps {
  readonly label: string;
  readonly name: string;
  readonly hint?: string;
  readonly isNumber?: boolean;
}

/** A labelled field of a form: of text, or of numbers. */
export const Field = ({ label, name, hint, isNumber = false }: FieldProps) => (
  <label class="field">
    <span>{label}</span>
    <input
      name={name}
      inputMode={isNumber ? 'decimal' : 'text'}
      placeholder={hint}
      autoComplete="off"
    />
  </label>
);

interface ChoiceProps {
  readonly label: string;
  readonly name: string;
  readonly children: ComponentChildren;
}

/** A labelled choice of a form. */
export const Choice = ({ label, name, children }: ChoiceProps) => (
  <label class="field">
    <span>{label}</span>
    <select name={name}>{children}</select>
  </label>
);
