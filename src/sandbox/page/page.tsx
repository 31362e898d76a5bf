import { useEffect } from 'preact/hooks';

import { BehavioursView } from './behaviours-view.js';
import { ClockProvider } from './clock-context.js';
import { DroppedView } from './dropped-view.js';
import { EventsView } from './events-view.js';
import { FaultsView } from './faults-view.js';
import { Header } from './header.js';
import { LiveContext, useStream } from './live.js';
import { PeopleView } from './people-view.js';
import { RefusedView } from './refused-view.js';
import { RequestsView } from './requests-view.js';
import { ResourcesView } from './resources-view.js';
import { type Route, useRoute } from './route.js';
import { SettingsView } from './settings-view.js';

const titles: Record<Route['view'], string> = {
  events: 'Events',
  people: 'People',
  refused: 'Refused requests',
  dropped: 'Dropped events',
  requests: 'Requests',
  faults: 'Faults',
  resources: 'Resources',
  behaviours: 'Behaviours',
  settings: 'Settings',
};

const View = ({ view, id }: Route) => {
  switch (view) {
    case 'events':
      return <EventsView id={id} />;
    case 'people':
      return <PeopleView id={id} />;
    case 'refused':
      return <RefusedView id={id} />;
    case 'dropped':
      return <DroppedView id={id} />;
    case 'requests':
      return <RequestsView id={id} />;
    case 'faults':
      return <FaultsView />;
    case 'resources':
      return <ResourcesView id={id} />;
    case 'behaviours':
      return <BehavioursView id={id} />;
    case 'settings':
      return <SettingsView />;
  }
};

/** The whole page. */
export const Page = () => {
  const live = useStream();
  const { view, id } = useRoute();
  useEffect(() => {
    document.title = `${titles[view]} – Klaviyo in a box`;
  }, [view]);
  const skip = () => document.querySelector('main')?.focus();
  return (
    <LiveContext.Provider value={live}>
      <button type="button" class="skip" onClick={skip}>
        Skip to the content
      </button>
      <ClockProvider>
        <Header view={view} />
        <main tabIndex={-1}>
          <View key={view} view={view} id={id} />
        </main>
      </ClockProvider>
      <footer>A local stand-in for the Klaviyo API. Not affiliated with Klaviyo.</footer>
    </LiveContext.Provider>
  );
};
