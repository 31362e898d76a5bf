import { linkTo, type Route } from './route.js';
import type { State } from './sandbox-data.js';

interface NavigationProps {
  readonly view: Route['view'];
  readonly counts: State | undefined;
}

type View = Route['view'];

const format = new Intl.NumberFormat('en');

/** The views, with how much is in each. */
export const Navigation = ({ view, counts }: NavigationProps) => {
  const tab = (name: View, label: string, count?: number) => {
    const isCurrent = name === view || (name === 'refused' && view === 'dropped');
    return (
      <a href={linkTo(name)} {...(isCurrent && { 'aria-current': 'page' as const })}>
        {label}
        {count !== undefined && <span class="number">{format.format(count)}</span>}
      </a>
    );
  };
  return (
    <nav aria-label="Views">
      {tab('events', 'Events', counts?.events)}
      {tab('people', 'People', counts?.profiles)}
      {tab('refused', 'Rejects & drops', counts && counts.rejects + counts.drops)}
      {tab('requests', 'Requests', counts?.requests)}
      {tab('faults', 'Faults', counts?.faults || undefined)}
      {tab('resources', 'Resources')}
      {tab('behaviours', 'Behaviours')}
      {tab('settings', 'Settings')}
    </nav>
  );
};
