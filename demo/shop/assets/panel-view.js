import { byId, create } from './element.js';
import { countEvents, isLoaded, listEvents, summarise } from './inspection.js';
import { eventElement, formatTime } from './panel-events.js';

const setText = (id, text) => {
  const element = byId(id);
  // Writing the same words again would make a screen reader say them again.
  if (element.textContent !== text) element.textContent = text;
};

const NAMES = {
  email: 'E-mail',
  phone_number: 'Phone',
  external_id: 'Customer id',
  _kx: 'From the e-mail (_kx)',
  anonymous_id: 'Anonymous id',
};

const CONSENT = { granted: 'Yes', pending: 'Not decided', denied: 'No' };

const pair = (name, value) =>
  create(
    'div',
    {},
    create('dt', { textContent: name }),
    create('dd', { textContent: value, title: value }),
  );

const showVisitor = ({ visitor, consent, storage, storage_error, explanations = [] }) => {
  const known = Object.entries(NAMES).filter(([key]) => visitor?.[key]);
  const kept = { indexeddb: 'in this browser', memory: 'on this page only', none: 'nowhere' };
  byId('panel-visitor').replaceChildren(
    pair('Consent', CONSENT[consent] ?? consent),
    pair('Events kept', consent === 'granted' ? (kept[storage] ?? storage) : 'nowhere'),
    ...(storage_error ? [pair('Storage says', storage_error)] : []),
    ...known.map(([key, name]) => pair(name, visitor[key])),
  );
  const last = explanations.at(-1);
  setText(
    'panel-sentence',
    last ? `${formatTime(last.at)} ${last.sentence}` : 'Nobody was recognised or named so far.',
  );
};

const showEvents = (known) => {
  const events = listEvents(known);
  byId('panel-events').replaceChildren(
    ...(events.length > 0
      ? events.map(eventElement)
      : [create('li', { className: 'ks-none', textContent: 'None on this page yet.' })]),
  );
};

const showFigures = (known) => {
  const counts = countEvents(known);
  for (const [name, count] of Object.entries(counts)) setText(`panel-${name}`, `${count}`);
  const { waiting, accepted } = counts;
  setText('panel-brief', waiting > 0 ? `${waiting} waiting` : `${accepted} accepted`);
};

const ABSENT = 'keepsend is not loaded. Calls wait in the page for it.';
const MUTE = 'keepsend is at work but did not answer yet. Asking again.';

/** Puts what keepsend knows into the panel; `undefined` means it is not there. */
export const showInspection = (known, isOnline) => {
  const state = !isOnline ? 'offline' : known ? 'ready' : 'absent';
  byId('panel').dataset.state = state;
  if (!known) {
    setText('panel-summary', isLoaded() ? MUTE : ABSENT);
    setText('panel-brief', isLoaded() ? 'no answer' : 'not loaded');
    return;
  }
  const next = known.next_attempt_at ? ` Next try at ${formatTime(known.next_attempt_at)}.` : '';
  const away = known.under_way ? ` On their way, not answered yet: ${known.under_way}.` : '';
  setText('panel-summary', summarise(known, isOnline) + away + next);
  showFigures(known);
  showVisitor(known);
  showEvents(known);
};
