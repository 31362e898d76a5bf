import { useState } from 'preact/hooks';

interface FilterChipsProps {
  readonly label: string;
  readonly options: readonly {
    readonly value: string;
    readonly title: string;
    readonly count?: number;
  }[];
  readonly chosen: string;
  /** An empty text: all of them. */
  readonly onChoose: (value: string) => void;
}

// What fits in one or two lines; the others are a click away.
const FEW = 7;

const format = new Intl.NumberFormat('en', { notation: 'compact' });

/** Buttons of which at most one is pressed. */
export const FilterChips = ({ label, options, chosen, onChoose }: FilterChipsProps) => {
  const [showsAll, setShowsAll] = useState(false);
  const shown = options.filter(({ value }, index) => showsAll || index < FEW || value === chosen);
  if (options.length < 2 && chosen === '') return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a flex row everywhere
    <div class="chips" role="group" aria-label={label}>
      {shown.map(({ value, title, count }) => (
        <button
          key={value}
          type="button"
          class={value === chosen ? 'filter is-on' : 'filter'}
          aria-pressed={value === chosen}
          onClick={() => onChoose(value === chosen ? '' : value)}
        >
          {title}
          {count !== undefined && <span class="number">{format.format(count)}</span>}
        </button>
      ))}
      {options.length > FEW && (
        <button
          type="button"
          class="filter"
          aria-expanded={showsAll}
          onClick={() => setShowsAll(!showsAll)}
        >
          {showsAll ? 'Fewer' : `${options.length - FEW} more`}
        </button>
      )}
    </div>
  );
};
