import { EventDetails } from './event-details.js';
import { EventRow } from './event-row.js';
import { FirstEvent } from './first-event.js';
import { LogView } from './log-view.js';
import type { EventInShort, MetricCount } from './sandbox-data.js';
import { useData } from './use-data.js';

/** The live stream of events, newest first, with one of them open beside it. */
export const EventsView = ({ id }: { id: string | undefined }) => {
  const metrics = useData<MetricCount[]>('/_sandbox/metrics', 'events');
  const options = (typeof metrics === 'string' ? [] : metrics).map(({ name, events }) => ({
    value: name,
    title: name,
    count: events,
  }));
  return (
    <LogView<EventInShort>
      view="events"
      title="Events"
      noun={['event', 'events']}
      source={['/_sandbox/events', ['events']]}
      chips={{ label: 'Metric', parameter: 'metric', options }}
      idOf={(event) => event.id}
      empty={<FirstEvent />}
      advice="Every word must be in the metric, the person or the properties."
      openId={id}
      details={(event) => <EventDetails id={event} />}
    >
      {(event) => <EventRow event={event} />}
    </LogView>
  );
};
