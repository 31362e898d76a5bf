import { Empty } from './empty.js';
import { EventRow } from './event-row.js';
import { Facts } from './facts.js';
import { JsonView } from './json-view.js';
import { Moment } from './moment.js';
import { namePerson } from './person-name.js';
import type { Explanation, Person } from './sandbox-data.js';
import { useData } from './use-data.js';

// Being recognised is what happens with every event; the story is the rest.
const isStory = ({ kind }: Explanation) => kind !== 'recognised' && kind !== 'named';

// A resend says the same again.
const isFirst = ({ sentence }: Explanation, index: number, all: readonly Explanation[]) =>
  all.findIndex((other) => other.sentence === sentence) === index;

const Story = ({ explanations }: { explanations: readonly Explanation[] }) => (
  <ol class="story">
    {explanations
      .filter(isStory)
      .filter(isFirst)
      .map(({ at, kind, sentence }) => (
        <li key={sentence} class={`is-${kind}`}>
          <span>{sentence}</span> <Moment at={at} />
        </li>
      ))}
  </ol>
);

const Identifiers = ({ person }: { person: Person }) => (
  <Facts
    of={{
      'E-mail': person.email,
      Phone: person.phone_number,
      'External id': person.external_id,
      Anonymous: person.anonymous_ids?.length
        ? person.anonymous_ids.map((id) => <code key={id}>{id}</code>)
        : null,
      'Profile id': <code>{person.id}</code>,
    }}
  />
);

/** One person: identifiers, the story of how they came together, and everything they did. */
export const PersonDetails = ({ id }: { id: string }) => {
  const person = useData<Person>(
    `/_sandbox/profiles/${encodeURIComponent(id)}`,
    'people',
    'events',
  );
  if (person === 'loading') return <p class="hint">Loading…</p>;
  if (person === 'missing')
    return (
      <Empty title="This person is gone">
        <p>The sandbox was reset since. Choose another from the list.</p>
      </Empty>
    );
  const { events = [], traits } = person;
  return (
    <article aria-labelledby="person-title">
      <h2 id="person-title">{namePerson(person)}</h2>
      <Identifiers person={person} />
      <h3>How we know</h3>
      <Story explanations={person.explanations} />
      {Object.keys(traits).length > 0 && (
        <>
          <h3>Traits</h3>
          <JsonView value={traits} label="Traits" />
        </>
      )}
      <h3>Timeline</h3>
      {events.length === 0 && <p class="hint">No events yet.</p>}
      <ul class="rows" aria-label="Timeline, newest first">
        {events.map((event) => (
          <EventRow key={event.id} event={event} hidesPerson />
        ))}
      </ul>
    </article>
  );
};
