import { type Behaviour, behavioursOf } from './behaviour.js';

const { documented, observed, assumed } = behavioursOf('writing events');
const operation = 'klaviyo/openapi: create_event';
const overview = 'docs: events_api_overview';

/** What happens to an event that is sent. */
export const writingBehaviours: readonly Behaviour[] = [
  documented(
    'accepted-empty',
    'A write is a 202 without a body: accepted, not recorded yet.',
    operation,
  ),
  documented(
    'unique-once',
    'An event is recorded once for each profile, metric and `unique_id`; later ones vanish after their 202.',
    operation,
  ),
  documented(
    'second-once',
    'Without `unique_id` one event a second is recorded for a profile and metric.',
    operation,
  ),
  observed(
    'subsecond-loss',
    'Events of one second vanish though each call succeeded.',
    'klaviyo/node-klaviyo#14',
  ),
  observed(
    'event-id-property',
    'A `$event_id` among the properties does not deduplicate; only `unique_id` does.',
    'elbwalker/walkerOS#709',
  ),
  observed(
    'one-key-space',
    'The client API and the server API share the ids of their events.',
    'elbwalker/walkerOS#709',
  ),
  documented('time-truncated', 'The time of an event is cut to the second.', operation),
  documented(
    'time-bounds',
    'Events lie after 1990 (2000 before revision 2026-07-15) and at most a year ahead.',
    operation,
  ),
  assumed(
    'time-without-offset',
    'A time without an offset is read as UTC.',
    'The least surprising reading.',
    'checks/event-time.ts',
  ),
  documented('backfill', '`backfill` records an event and starts no flow.', 'changelog 2026-07-15'),
  documented(
    'bulk-repeat',
    'From 2025-01-15 a bulk job that repeats a `unique_id` for a profile and metric fails as a whole; before, the first one wins.',
    'klaviyo/openapi: bulk_create_events',
  ),
  assumed(
    'bulk-repeat-answer',
    'That failure is a 400 at the repeated `unique_id`, for servers and browsers; ids recorded by earlier requests count as repeats.',
    'Neither status nor body has been seen, and the text does not say which ids it means.',
    'endpoints/accept-groups.ts',
  ),
  assumed(
    'unknown-attributes',
    'An attribute the contract does not have is a 400 at its place.',
    'Not known; refusing shows typing errors.',
    'checks/parse-input.ts',
  ),
  documented(
    'properties-count',
    'At most 400 properties (300 before revision 2025-04-15).',
    operation,
  ),
  documented(
    'string-size',
    'At most 100 KB a string, 4,000 items an array, 10 levels of nesting.',
    overview,
  ),
  assumed(
    'string-decimal',
    '100 KB are 100,000 bytes of UTF-8.',
    'The stricter reading.',
    'contract/limits.ts',
  ),
  assumed(
    'depth-counted',
    '`properties` itself is the first of the 10 levels.',
    'The stricter reading.',
    'contract/limits.ts',
  ),
  assumed(
    'profile-properties',
    "A person's properties have the limits of an event's, but for their number.",
    'The documented limits speak of strings and arrays in general.',
    'checks/properties-schema.ts',
  ),
  assumed(
    'profile-strings',
    "At 2025-01-15 all strings of an event's profile are at most 100 KB together, keys not counted.",
    'The sum is documented for that revision, what counts is not.',
    'checks/event-profile.ts',
  ),
  documented(
    'payload-size',
    'At most 5 MB after decompression, for one event or a whole bulk job.',
    'docs: rate_limits_and_error_handling',
  ),
  assumed(
    'payload-decimal',
    '5 MB are 5,000,000 bytes.',
    'The stricter reading.',
    'contract/limits.ts',
  ),
  assumed(
    'payload-answer',
    'A larger payload is a 400.',
    '413 is not in the published table of statuses.',
    'contract/read-body.ts',
  ),
  documented('bulk-count', 'At most 1,000 events in a bulk job.', operation),
  documented('metric-name', 'A metric has fewer than 128 characters.', operation),
  assumed(
    'identifier-length',
    'An external id has at most 255 characters.',
    "Segment's validator stops there.",
    'contract/limits.ts',
  ),
  observed(
    'both-content-types',
    '`application/json` and `application/vnd.api+json` are both taken; anything else is a 415.',
    "Klaviyo's clients send either",
  ),
  observed(
    'slashes',
    'Paths may end with a slash or hold a double one.',
    'klaviyo/magento2-klaviyo',
  ),
];
