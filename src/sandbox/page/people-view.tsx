import { Empty } from './empty.js';
import { LogView } from './log-view.js';
import { Moment } from './moment.js';
import { PersonDetails } from './person-details.js';
import { namePerson } from './person-name.js';
import type { PersonRow as Row } from './sandbox-data.js';

const listIdentifiers = ({ email, phone_number, external_id, anonymous_ids }: Row) =>
  [
    email && 'e-mail',
    phone_number && 'phone',
    external_id && 'external id',
    anonymous_ids?.length && `${anonymous_ids.length} anonymous`,
  ].filter(Boolean);

const PersonRow = ({ person }: { person: Row }) => (
  <>
    <span class="chip is-letter" aria-hidden="true">
      {namePerson(person).slice(0, 1).toUpperCase()}
    </span>
    <span class="row-main">
      <span class="row-title">
        <span class="row-name">{namePerson(person)}</span>
      </span>
      <span class="row-detail">known by {listIdentifiers(person).join(', ') || 'its id only'}</span>
    </span>
    <span class="row-person">
      {[person.first_name, person.last_name].filter(Boolean).join(' ')}
    </span>
    <span class="row-time">
      <Moment at={person.updated} />
    </span>
  </>
);

const nobody = (
  <Empty title="Nobody yet">
    <p>People appear with their first event. Browse your shop, then sign in or subscribe.</p>
  </Empty>
);

/** Everybody the sandbox knows, the one it met last first. */
export const PeopleView = ({ id }: { id: string | undefined }) => (
  <LogView<Row>
    view="people"
    title="People"
    noun={['person', 'people']}
    source={['/_sandbox/profiles', ['people'], false]}
    idOf={(person) => person.id}
    empty={nobody}
    advice="Try part of an e-mail address, a phone number, a name or an id."
    openId={id}
    details={(person) => <PersonDetails id={person} />}
  >
    {(person) => <PersonRow person={person} />}
  </LogView>
);
