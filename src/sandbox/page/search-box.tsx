import { useLayoutEffect, useRef } from 'preact/hooks';

interface SearchBoxProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const goToRows = (event: KeyboardEvent) => {
  const row = document.querySelector<HTMLElement>('main .split-list .row');
  if (event.key !== 'ArrowDown' || row === null) return;
  event.preventDefault();
  row.focus();
};

/** A filter field; the key `/` goes to it from anywhere but another field, the arrow down to the first row. */
export const SearchBox = ({ label, value, onChange }: SearchBoxProps) => {
  const input = useRef<HTMLInputElement>(null);
  // The key works from the moment the list can be seen, not a frame later.
  useLayoutEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLInputElement;
      if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      input.current?.focus();
    };
    addEventListener('keydown', focus);
    return () => removeEventListener('keydown', focus);
  }, []);
  return (
    <label class="search">
      <span class="hidden">{label}</span>
      <input
        ref={input}
        type="search"
        placeholder={label}
        value={value}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
        onKeyDown={goToRows}
      />
      <span class="key" aria-hidden="true">
        /
      </span>
    </label>
  );
};
