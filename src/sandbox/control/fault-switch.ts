import { presets } from '../faults/presets.js';
import { readFault } from '../faults/read-fault.js';
import { showFault } from '../faults/show-fault.js';
import { type Command, type Control, missing } from './control.js';

const path = '/_sandbox/faults';

const show = ({ box }: Command) => box.faults.list().map(showFault);

const switchOn = (command: Command) => {
  const { box, body } = command;
  box.faults.add(readFault(body, box.now()));
  box.feed.publish('faults');
  return { status: 201, body: show(command) };
};

const switchAllOff = ({ box }: Command) => {
  box.faults.clear();
  box.feed.publish('faults');
  return { status: 200, body: [] };
};

const switchOff = (command: Command) => {
  const { box, id } = command;
  if (!box.faults.remove(id)) throw missing('fault', id);
  box.feed.publish('faults');
  return { status: 200, body: show(command) };
};

/** Switches faults on and off, and shows those that are on and those that are ready to be. */
export const faultSwitch: readonly Control[] = [
  { method: 'GET', path, answer: (command) => ({ status: 200, body: show(command) }) },
  { method: 'GET', path: `${path}/presets`, answer: () => ({ status: 200, body: presets }) },
  { method: 'POST', path, answer: switchOn },
  { method: 'DELETE', path, answer: switchAllOff },
  { method: 'DELETE', path: `${path}/:id`, answer: switchOff },
];
