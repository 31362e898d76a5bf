import { useState } from 'preact/hooks';

import { Announcement } from './announcement.js';
import { Empty } from './empty.js';
import { Moment } from './moment.js';
import { PersonDetails } from './person-details.js';
import { namePerson } from './person-name.js';
import { linkTo } from './route.js';
import type { Person } from './sandbox-data.js';
import { SearchBox } from './search-box.js';
import { SplitView } from './split-view.js';
import { useData } from './use-data.js';

const listIdentifiers = ({ email, phone_number, external_id, anonymous_ids }: Person) =>
  [
    email && 'e-mail',
    phone_number && 'phone',
    external_id && 'external id',
    anonymous_ids?.length && `${anonymous_ids.length} anonymous`,
  ].filter(Boolean);

const PersonRow = ({ person, isOpen }: { person: Person; isOpen: boolean }) => (
  <li>
    <a
      class="row"
      href={linkTo('people', person.id)}
      {...(isOpen && { 'aria-current': 'true' as const })}
    >
      <span class="chip is-letter" aria-hidden="true">
        {namePerson(person).slice(0, 1).toUpperCase()}
      </span>
      <span class="row-main">
        <span class="row-title">{namePerson(person)}</span>
        <span class="row-detail">
          known by {listIdentifiers(person).join(', ') || 'its id only'}
        </span>
      </span>
      <span class="row-time">
        <Moment at={person.updated} />
      </span>
    </a>
  </li>
);

/** Everybody the sandbox knows, the one changed last first. */
export const PeopleView = ({ id }: { id: string | undefined }) => {
  const people = useData<Person[]>('/_sandbox/profiles', 'people');
  const [filter, setFilter] = useState('');
  if (typeof people === 'string') return <p class="hint">Loading…</p>;
  const wanted = filter.trim().toLowerCase();
  const shown = people.filter((person) => JSON.stringify(person).toLowerCase().includes(wanted));
  const list = (
    <>
      <div class="toolbar">
        <SearchBox label="Filter people" value={filter} onChange={setFilter} />
        <Announcement text={`${shown.length} ${shown.length === 1 ? 'person' : 'people'}`} />
      </div>
      {people.length === 0 && (
        <Empty title="Nobody yet">
          <p>People appear with their first event. Browse your shop, then sign in or subscribe.</p>
        </Empty>
      )}
      {people.length > 0 && shown.length === 0 && (
        <Empty title="Nobody matches">
          <p>Try part of an e-mail address, a phone number or an id.</p>
        </Empty>
      )}
      <ul class="rows" aria-label="People">
        {shown.map((person) => (
          <PersonRow key={person.id} person={person} isOpen={person.id === id} />
        ))}
      </ul>
    </>
  );
  return (
    <SplitView view="people" list={list} openId={id} details={id && <PersonDetails id={id} />} />
  );
};
