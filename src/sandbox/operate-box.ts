import { readKeyOptions } from './access/key-request.js';
import type { Box } from './box.js';
import { changeClock } from './clock-change.js';
import { showChosen } from './control/events.js';
import { showDrops, showRejects, showRequests } from './control/journals.js';
import { showPeople } from './control/people.js';
import { readEventQuery, readWaitQuery } from './control/read-event-query.js';
import { waitFor, wordMissing } from './control/wait-for-events.js';
import { readFault } from './faults/read-fault.js';
import { refuseInWords } from './refuse-in-words.js';
import { resetBox } from './reset-box.js';
import type { Sandbox } from './sandbox.js';
import { changeSettings } from './settings-change.js';
import { settleBox } from './settle-box.js';
import { countChosen } from './store/awaited-events.js';

/** What a program does with a sandbox in its own process. */
type Operations = Omit<Sandbox, 'url' | 'port' | 'close'>;

const CLOSED = 'The sandbox is closed.';

const readers = (box: Box) => ({
  events: (query = {}) =>
    showChosen(
      box,
      refuseInWords('There are no such events', () => readEventQuery(query)),
    ),
  requests: () => showRequests(box),
  rejects: () => showRejects(box),
  drops: () => showDrops(box),
  profiles: () => showPeople(box),
});

const waiter =
  (box: Box, ended: AbortSignal): Operations['wait'] =>
  async (query = {}) => {
    const awaited = refuseInWords('Nothing can be waited for', () => readWaitQuery(query));
    const came = await waitFor(box, awaited, ended);
    if (ended.aborted) throw new Error(CLOSED);
    if (!came) throw new Error(wordMissing(awaited, countChosen(box.database, awaited)));
    return showChosen(box, awaited);
  };

const switches = (box: Box) => ({
  setClock: (change: Parameters<Operations['setClock']>[0]) => {
    refuseInWords('The clock cannot be moved', () => changeClock(box.clock, change));
    box.feed.publish('clock');
  },
  setSettings: (change: Parameters<Operations['setSettings']>[0]) => {
    refuseInWords('The settings cannot be changed', () => changeSettings(box.settings, change));
    box.feed.publish('settings');
  },
  setKey: (key: Parameters<Operations['setKey']>[0]) => {
    box.keys.set(refuseInWords('There is no such key', () => readKeyOptions(key)));
    box.feed.publish('settings');
  },
  addFault: (fault: Parameters<Operations['addFault']>[0]) => {
    const read = () => readFault(fault, box.now());
    const { id } = box.faults.add(refuseInWords('There is no such fault', read));
    const era = box.era();
    box.feed.publish('faults');
    return () => {
      // After a reset its id may be that of another one.
      if (era.aborted) return;
      box.faults.remove(id);
      box.feed.publish('faults');
    };
  },
});

/** The operations on a box; once it has ended each of them throws or rejects with one sentence. */
export const operateBox = (box: Box, ended: AbortSignal): Operations => {
  const whileOpen =
    <Given extends unknown[], Result>(work: (...given: Given) => Result) =>
    (...given: Given): Result => {
      if (ended.aborted) throw new Error(CLOSED);
      return work(...given);
    };
  const { events, requests, rejects, drops, profiles } = readers(box);
  const { setClock, setSettings, setKey, addFault } = switches(box);
  return {
    events: whileOpen(events),
    wait: waiter(box, ended),
    requests: whileOpen(requests),
    rejects: whileOpen(rejects),
    drops: whileOpen(drops),
    profiles: whileOpen(profiles),
    reset: whileOpen(() => resetBox(box)),
    settle: async () => {
      if (ended.aborted) throw new Error(CLOSED);
      await settleBox(box);
    },
    setClock: whileOpen(setClock),
    setSettings: whileOpen(setSettings),
    setKey: whileOpen(setKey),
    addFault: whileOpen(addFault),
  };
};
