import { MAX_METRIC_LENGTH } from '../protocol/limits.js';
import { readProblem } from '../protocol/problem.js';
import type { WireEvent, WireTrack } from '../protocol/wire.js';
import { checkIdentification, checkTrack, type ReceivedEvent } from './check-frame.js';
import { type Clocks, correctTime } from './correct-time.js';
import { plainName } from './plain-name.js';
import { checkOwnFields } from './policy/check-own-fields.js';
import { checkTime } from './policy/check-time.js';
import type { Guard } from './policy/guard-fields.js';
import { toPageUniqueId } from './policy/page-unique-id.js';
import type { Policy } from './policy/policy.js';
import { type Rejection, reject, type Verdict } from './verdict.js';

/** What a stranger wrote, as it may be shown in an e-mail; before any name is looked at. */
const guardEvent = (event: WireEvent, guard: Guard): Verdict => {
  try {
    if ('traits' in event)
      return { event: { ...event, traits: guard.fields(event.traits, '/traits') } };
    const { properties } = event;
    const metric = guard.text(event.metric, '/metric');
    const guarded = properties && guard.fields(properties, '/properties');
    if (metric === event.metric && guarded === properties) return { event };
    return { event: { ...event, metric, ...(guarded && { properties: guarded }) } };
  } catch (thrown) {
    const { code, pointer = '', detail } = readProblem(thrown);
    return reject(event.id, code, pointer, detail);
  }
};

/** What the operator keeps for the server, or from everybody. */
const checkMetric = (
  { id, metric }: WireTrack,
  { serverOnly, allowed }: Policy,
): Rejection | undefined => {
  const name = plainName(metric);
  if (!name || metric.length > MAX_METRIC_LENGTH)
    return reject(id, 'metric_invalid', '/metric', 'Pass a metric in plain, visible characters');
  if (serverOnly.has(name))
    return reject(id, 'server_only_metric', '/metric', "Send this metric from the shop's server");
  return allowed && !allowed.has(name)
    ? reject(id, 'metric_not_allowed', '/metric', 'The shop takes no such metric from its pages')
    : undefined;
};

const withPageUniqueId = async (event: WireTrack, uniqueId: string): Promise<Verdict> => ({
  event: { ...event, unique_id: await toPageUniqueId(uniqueId) },
});

const judgeTrack = (event: WireTrack, policy: Policy): Verdict | Promise<Verdict> => {
  const rejection =
    checkOwnFields(event.id, event.properties, '/properties') ?? checkMetric(event, policy);
  if (rejection) return rejection;
  const checked = policy.checkSchemas(event);
  const finish = (verdict: Awaited<typeof checked>) =>
    'rejection' in verdict || verdict.event.unique_id === undefined
      ? verdict
      : withPageUniqueId(verdict.event, verdict.event.unique_id);
  return checked instanceof Promise ? checked.then(finish) : finish(checked);
};

/**
 * Judges one event of a page's batch alone, so that a bad one takes none of the others with it. Its
 * time is corrected first: a clock that stands in 1970 says nothing about the event. Nothing is
 * awaited where nothing need be: a batch may have a hundred.
 */
export const judgeEvent = (
  received: ReceivedEvent,
  policy: Policy,
  clocks: Clocks,
): Verdict | Promise<Verdict> => {
  const wrong = 'traits' in received ? checkIdentification(received) : checkTrack(received);
  if (wrong) return wrong;
  const event = correctTime(received as unknown as WireEvent, clocks);
  const rejection = checkTime(event);
  if (rejection) return rejection;
  const verdict = guardEvent(event, policy.guard);
  if ('rejection' in verdict) return verdict;
  const guarded = verdict.event;
  return 'metric' in guarded
    ? judgeTrack(guarded, policy)
    : (checkOwnFields(guarded.id, guarded.traits, '/traits') ?? verdict);
};
