import type { WireAnswer, WireBatch, WireEvent, WireResult } from '../../protocol/wire.js';
import type { Parcel } from '../batch.js';
import { type Core, createCore } from '../core.js';
import { followEvents } from '../follow-events.js';
import { enforceLimits, inspectCore } from '../inspect.js';
import { measureEvent } from '../prepare-event.js';
import type { Accounts, Storage, TrackerEvents } from '../tracker.js';

export const ROUTE = 'https://shop.example/q7f2';

/** What a page's parts share, with the visitor read. */
export const openCore = async (): Promise<Core> => {
  const inspector = async () => ({ inspectCore, enforceLimits });
  const core = createCore(
    { route: ROUTE },
    () => true,
    inspector,
    () => {},
  );
  followEvents(core);
  await core.identity.open(null);
  return core;
};

export const createEvent = (core: Core, text = ''): WireEvent & { metric: string } => ({
  id: core.createId(),
  metric: 'Viewed Product',
  time: new Date().toISOString(),
  properties: { text },
});

/** Keeps so many events, in one task, each with a text of so many characters. */
export const keepEvents = async (core: Core, count: number, size = 0): Promise<string[]> => {
  const kept: Promise<Storage>[] = [];
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const event = createEvent(core, 'x'.repeat(size));
    core.emit('tracked', { id: event.id, metric: event.metric, time: event.time });
    ids.push(event.id);
    kept.push(core.keep(event, measureEvent(event)));
  }
  await Promise.all(kept);
  return ids;
};

export const accountsOf = async (core: Core): Promise<Accounts> =>
  (await inspectCore(core)).accounts;

/** Collects what listeners of one name are told. */
export const listenTo = <Name extends keyof TrackerEvents>(
  { on }: Pick<Core, 'on'>,
  name: Name,
): TrackerEvents[Name][] => {
  const told: TrackerEvents[Name][] = [];
  on(name, (detail) => told.push(detail));
  return told;
};

export const readBody = ({ body }: Parcel): WireBatch => JSON.parse(body) as WireBatch;

/** A route's answer that says the same of every event. */
export const answerWith = (
  { batch, ids }: { batch: string; ids: string[] },
  status: WireResult['status'] = 'accepted',
): WireAnswer => ({ batch, results: ids.map((id) => ({ id, status })) });
