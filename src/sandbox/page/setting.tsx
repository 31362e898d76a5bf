import type { ComponentChildren } from 'preact';

/** A setting with what it is about beside its control. */
export const Setting = ({
  title,
  hint,
  children,
}: {
  title: string;
  hint: string;
  children: ComponentChildren;
}) => (
  // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
  <label class="setting">
    <span>
      <strong>{title}</strong>
      <span class="hint">{hint}</span>
    </span>
    {children}
  </label>
);

interface SelectProps {
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly onChoose: (value: string) => void;
}

/** A choice that takes effect at once. */
export const Select = ({ value, options, onChoose }: SelectProps) => (
  <select value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
    {options.map(([name, title]) => (
      <option key={name} value={name}>
        {title}
      </option>
    ))}
  </select>
);
