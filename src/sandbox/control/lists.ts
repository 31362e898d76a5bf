import type { Database } from '../store/database.js';
import { countSentEvents } from '../store/events.js';
import type { Control } from './control.js';
import { events } from './events.js';
import { journals } from './journals.js';
import { people } from './people.js';
import { resources } from './resources.js';

const count = (database: Database, table: 'profiles' | 'requests' | 'rejects' | 'drops') =>
  database.get<{ total: number }>(`SELECT count(*) AS total FROM ${table}`)?.total ?? 0;

const state: Control = {
  method: 'GET',
  path: '/_sandbox/state',
  answer: ({ box: { database, faults } }) => ({
    status: 200,
    body: {
      events: countSentEvents(database, null),
      profiles: count(database, 'profiles'),
      requests: count(database, 'requests'),
      rejects: count(database, 'rejects'),
      drops: count(database, 'drops'),
      faults: faults.list().length,
    },
  }),
};

/** Everything that can be looked at; times are ISO 8601. */
export const lists: readonly Control[] = [state, ...events, ...people, ...journals, ...resources];
