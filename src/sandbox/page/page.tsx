import { EventsView } from './events-view.js';
import { Header } from './header.js';
import { LiveContext, useStream } from './live.js';
import { PeopleView } from './people-view.js';
import { RefusedView } from './refused-view.js';
import { useRoute } from './route.js';

/** The whole page. */
export const Page = () => {
  const live = useStream();
  const { view, id } = useRoute();
  return (
    <LiveContext.Provider value={live}>
      <Header view={view} />
      <main>
        {view === 'events' && <EventsView id={id} />}
        {view === 'people' && <PeopleView id={id} />}
        {view === 'refused' && <RefusedView />}
      </main>
      <footer>A local stand-in for the Klaviyo API. Not affiliated with Klaviyo.</footer>
    </LiveContext.Provider>
  );
};
