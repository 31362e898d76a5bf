import {
  batchOf,
  EVENTS,
  identifyOf,
  KEY,
  type Klaviyo,
  refusal,
  tracksOf,
  uuid,
} from './route.js';

const leak = `Klaviyo-API-Key ${KEY} is wrong; %20${KEY}`;
const problem = { code: KEY, detail: leak, title: leak, source: { pointer: `/data/${KEY}` } };

/** What Klaviyo, or whatever stands before it, could give away. */
export const leaks: readonly (readonly [title: string, klaviyo: Klaviyo])[] = [
  ...[400, 401, 403, 409, 413, 422, 429, 500].map(
    (status) =>
      [`${status} with the key`, () => refusal(status, [problem], { 'x-key': KEY })] as const,
  ),
  ['HTML with the key', () => new Response(leak, { status: 400, headers: { 'x-key': KEY } })],
  [
    'a success with the key',
    () => Response.json({ data: { id: KEY, attributes: { email: leak } } }),
  ],
  ['an error with the key', () => Promise.reject(new TypeError(leak))],
  ['an error that is a text', () => Promise.reject(leak)],
  [
    'a key where it points at an event',
    ({ path }) =>
      path === EVENTS
        ? refusal(500, [problem])
        : refusal(400, [
            {
              ...problem,
              source: {
                pointer: `/data/attributes/events-bulk-create/data/0/attributes/events/data/1/attributes/${KEY}`,
              },
            },
          ]),
  ],
];

/** Of every kind there is; made anew, because a route that has answered one remembers its answer. */
export const leakyBatches = () => [
  batchOf(tracksOf(3)),
  batchOf(tracksOf(12)),
  batchOf([...tracksOf(11), identifyOf(20, { a: 1 })], {
    visitor: { anonymous_id: uuid(0xa), fresh: true, email: 'ada@example.com' },
  }),
];
