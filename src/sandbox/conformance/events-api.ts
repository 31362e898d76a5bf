import { type EventInput, eventInput } from './event-input.js';
import type { ClientVersion, Reply } from './klaviyo-client.js';
import { type Page, type Resource, type Setting, wireOf } from './setting.js';

/** The name of the API whose methods these are. */
export const API = 'EventsApi';

/** A moment with milliseconds, which no event keeps. */
export const time: Date = new Date('2026-02-03T04:05:06.789Z');

/** The steps that tests of the Events API are made of. */
export interface EventsSteps {
  readonly version: ClientVersion;
  readonly setting: () => Setting;
  readonly call: (method: string, ...args: readonly unknown[]) => Promise<Reply>;
  /** Every name that this version has for one operation. */
  readonly namesOf: (...names: readonly string[]) => readonly string[];
  readonly create: (input?: EventInput) => Promise<Reply>;
  readonly list: (options?: object) => Promise<Page>;
  /** The event, if there is just one. */
  readonly only: () => Promise<Resource>;
}

/** Steps with the client of `version`; the setting is there once the tests run. */
export const eventsSteps = (version: ClientVersion, setting: () => Setting): EventsSteps => {
  const call = (method: string, ...args: readonly unknown[]) =>
    setting().client.call(API, method, ...args);
  const list = async (options: object = {}) => wireOf<Page>(await call('getEvents', options));
  return {
    version,
    setting,
    call,
    namesOf: (...names) => setting().client.having(API, ...names),
    create: (input = {}) => call('createEvent', eventInput(input)),
    list,
    only: async () => {
      const { data } = await list();
      const [event] = data;
      if (event === undefined || data.length > 1)
        throw new Error(`${data.length} events, not one.`);
      return event;
    },
  };
};
