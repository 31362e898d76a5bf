import type { FaultRequest } from './fault-request.js';

/** A fault with a name, ready to be switched on. */
export interface FaultPreset {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly fault: FaultRequest;
}

const preset = (
  name: string,
  title: string,
  description: string,
  fault: FaultRequest,
): FaultPreset => ({ name, title, description, fault: { name, ...fault } });

/** What goes wrong most, from Klaviyo's docs and from public issues of its clients. */
export const presets: readonly FaultPreset[] = [
  preset('throttled', 'Throttled', 'Five requests get a 429 with Retry-After: 2.', {
    status: 429,
    retryAfterSeconds: 2,
    count: 5,
  }),
  preset('outage', 'Outage', 'Every request gets a 503 until it is switched off.', { status: 503 }),
  preset(
    'server-error',
    'Internal error',
    'Three requests get a 500, which the official Node client does not retry.',
    { status: 500, count: 3 },
  ),
  preset(
    'bad-gateway',
    'Bad gateway',
    'Three requests get the HTML page of the proxy in front: a 502 that is no JSON.',
    { status: 502, body: 'html', count: 3 },
  ),
  preset(
    'edge-timeout',
    'Edge time-out',
    'The event is recorded, but the edge gives up first: an HTML 524.',
    { status: 524, body: 'html', when: 'after', count: 3 },
  ),
  preset(
    'challenge',
    'Bot challenge',
    'Three requests get a 403 page that wants a browser, with cf-mitigated: challenge.',
    { status: 403, body: 'html', count: 3 },
  ),
  preset(
    'lost-answer',
    'Lost answer',
    'Three requests are recorded, then the connection ends without an answer: a retry is a repeat.',
    { connection: 'drop', when: 'after', count: 3 },
  ),
  preset(
    'dropped-connection',
    'Dropped connection',
    'Three connections end before anything is recorded.',
    { connection: 'drop', count: 3 },
  ),
  preset('slow', 'Slow', 'Every answer takes five seconds.', { delayMs: 5_000 }),
  preset('half-answer', 'Half an answer', 'Answers break off in the middle of their body.', {
    truncate: true,
    count: 3,
  }),
  preset('flaky', 'Flaky', 'One request in five gets a 503, always the same ones.', {
    status: 503,
    probability: 0.2,
  }),
  preset(
    'revoked-key',
    'Revoked key',
    'Every request with a key gets a 401, as after it was revoked.',
    { path: '/api', status: 401 },
  ),
  preset(
    'poisoned-property',
    'Poisoned property',
    'Requests with an event that has the property "poison" are refused, in bulk all of it.',
    { poison: { property: 'poison' } },
  ),
  preset(
    'lost-event',
    'Lost after 202',
    'Three requests are answered with 202 and their events are lost.',
    { lose: true, count: 3 },
  ),
  preset('slow-queue', 'Slow queue', 'What is accepted can be read ten seconds later.', {
    processingDelayMs: 10_000,
  }),
];

/** The names of the presets. */
export const presetNames: readonly string[] = presets.map(({ name }) => name);

/** The preset of that name. */
export const findPreset = (name: string): FaultPreset | undefined =>
  presets.find((preset) => preset.name === name);
