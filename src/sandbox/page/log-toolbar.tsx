import type { ComponentChildren } from 'preact';

import { Announcement } from './announcement.js';
import type { Hold } from './use-hold.js';

interface LogToolbarProps {
  readonly hold: Hold;
  /** What a row is, as one and as several. */
  readonly noun: readonly [string, string];
  readonly isFiltered: boolean;
  readonly isSearching: boolean;
  /** The fields that filter. */
  readonly children: ComponentChildren;
}

const format = new Intl.NumberFormat('en');

/** The filters of a live list, its pause button, and how many rows there are. */
export const LogToolbar = (props: LogToolbarProps) => {
  const { hold, noun, isFiltered, isSearching, children } = props;
  const { shown, news, isPaused, setPaused } = hold;
  const found = `${format.format(shown)} ${noun[shown === 1 ? 0 : 1]}${isFiltered ? ' found' : ''}`;
  const words = news > 0 ? `${found}, ${format.format(news)} new waiting` : found;
  return (
    <div class="toolbar">
      {children}
      <button
        type="button"
        class={isPaused ? 'is-on' : ''}
        onClick={() => setPaused(!isPaused)}
        aria-pressed={isPaused}
      >
        Pause
      </button>
      <Announcement text={isSearching ? 'Searching…' : words} />
    </div>
  );
};
