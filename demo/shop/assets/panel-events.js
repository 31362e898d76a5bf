import { create } from './element.js';

/**
 * How far along page, outbox, Klaviyo a state is, and what it is called. Where an event was refused
 * is not known, so its line stays dark.
 */
const STATES = {
  held: { stops: 1, word: 'held until you say yes' },
  kept: { stops: 2, word: 'kept in the outbox' },
  sent: { stops: 2, word: 'sent' },
  accepted: { stops: 3, word: 'accepted' },
  duplicate: { stops: 3, word: 'accepted, known already' },
  rejected: { stops: 0, word: 'rejected', isBad: true },
  lost: { stops: 0, word: 'lost', isBad: true },
};

const STOPS = ['page', 'outbox', 'Klaviyo'];

const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

export const formatTime = (iso) => {
  const time = new Date(iso);
  return Number.isNaN(time.getTime()) ? '' : clock.format(time);
};

/** The line an event travels, lit as far as it came; the words beside it say the same. */
const track = (reached) => {
  const dots = STOPS.map((name, index) =>
    create('span', { className: index < reached ? 'ks-stop ks-reached' : 'ks-stop', title: name }),
  );
  const line = create('span', { className: 'ks-track' }, ...dots);
  line.setAttribute('aria-hidden', 'true');
  return line;
};

export const eventElement = ({ metric, time, state, detail }) => {
  const { stops, word, isBad } = STATES[state] ?? { stops: 1, word: state };
  const row = create(
    'li',
    { className: isBad ? 'ks-event ks-bad' : 'ks-event' },
    create('span', { className: 'ks-metric', textContent: metric || '(no name)' }),
    create('time', { dateTime: time, title: time, textContent: formatTime(time) }),
    track(stops),
    create('span', { className: 'ks-state', textContent: word }),
  );
  if (detail) row.append(create('p', { className: 'ks-detail', textContent: detail }));
  row.dataset.state = state;
  return row;
};
