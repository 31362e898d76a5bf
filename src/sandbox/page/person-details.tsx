import { Empty } from './empty.js';
import { Facts } from './facts.js';
import { IdentityStory } from './identity-story.js';
import { JsonView } from './json-view.js';
import { Loading } from './loading.js';
import { Moment } from './moment.js';
import { namePerson } from './person-name.js';
import type { Consent, Person } from './sandbox-data.js';
import { Timeline } from './timeline.js';
import { useData } from './use-data.js';

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
      'Merged ids': person.merged?.length
        ? person.merged.map((id) => <code key={id}>{id}</code>)
        : null,
      'Known since': <Moment at={person.created} />,
    }}
  />
);

const ConsentTable = ({ consent }: { consent: readonly Consent[] }) => (
  <>
    <h3 id="consent-title">Consent</h3>
    <table class="plain" aria-labelledby="consent-title">
      <thead>
        <tr>
          <th scope="col">Channel</th>
          <th scope="col">Consent</th>
          <th scope="col">Since</th>
        </tr>
      </thead>
      <tbody>
        {consent.map((entry) => (
          <tr key={entry.channel}>
            <td>{entry.channel}</td>
            <td>{entry.consent}</td>
            <td>{entry.at === null ? '' : <Moment at={entry.at} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </>
);

/** One person: identifiers, how they came together, consent, traits and everything they did. */
export const PersonDetails = ({ id }: { id: string }) => {
  const path = `/_sandbox/profiles/${encodeURIComponent(id)}?events=0`;
  const person = useData<Person>(path, 'people', 'events');
  if (person === 'loading') return <Loading />;
  if (person === 'missing')
    return (
      <Empty title="Nobody has this id">
        <p>
          <code>{id}</code> is no profile here: the id has a mistake in it, or the sandbox was reset
          since. Choose somebody from the list.
        </p>
      </Empty>
    );
  return (
    <article aria-labelledby="person-title">
      <h2 id="person-title">{namePerson(person)}</h2>
      <Identifiers person={person} />
      <IdentityStory person={person} />
      {!!person.consent?.length && <ConsentTable consent={person.consent} />}
      {Object.keys(person.traits).length > 0 && (
        <>
          <h3>Traits</h3>
          <JsonView value={person.traits} label="Traits" />
        </>
      )}
      <h3>Timeline</h3>
      <Timeline key={person.id} id={person.id} />
    </article>
  );
};
