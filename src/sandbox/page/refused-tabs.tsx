import { linkTo } from './route.js';

/** Between requests refused aloud and events dropped in silence. */
export const RefusedTabs = ({ view }: { view: 'refused' | 'dropped' }) => (
  <p class="switch">
    <a href={linkTo('refused')} {...(view === 'refused' && { 'aria-current': 'true' as const })}>
      Refused aloud
    </a>
    <a href={linkTo('dropped')} {...(view === 'dropped' && { 'aria-current': 'true' as const })}>
      Dropped after 202
    </a>
  </p>
);
