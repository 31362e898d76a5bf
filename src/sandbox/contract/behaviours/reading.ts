import { type Behaviour, behavioursOf } from './behaviour.js';

const { documented, observed, assumed } = behavioursOf('reading');
const operation = 'klaviyo/openapi: get_events';

/** What comes back when events and profiles are read. */
export const readingBehaviours: readonly Behaviour[] = [
  documented(
    'read-names',
    '`properties` come back as `event_properties`, with `$value` and `$event_id` among them.',
    operation,
  ),
  documented(
    'page-size',
    'A page has 200 events; `page[size]` chooses 1 to 1,000 from revision 2026-01-15.',
    operation,
  ),
  observed(
    'links-null',
    '`links.next` and `links.prev` are null at the ends.',
    "Klaviyo's clients walk until then",
  ),
  observed(
    'cursor-is-link',
    '`page[cursor]` takes the cursor or the whole `links.next`.',
    "Klaviyo's clients pass the link",
  ),
  observed('cursor-invalid', 'A strange cursor is a 400 at /data/.', 'klaviyo-api-python#9'),
  assumed(
    'sort-by-default',
    'Without `sort` the newest events come first.',
    'Not published.',
    'query/event-page.ts',
  ),
  assumed(
    'profiles-by-default',
    'Without `sort` the oldest profiles come first.',
    'What comes or changes meanwhile moves nothing.',
    'profiles/profile-page.ts',
  ),
  documented(
    'filter-grammar',
    'Filters are `op(field,value)`, joined by commas or `and()`; there is no or.',
    'docs: filtering_',
  ),
  observed(
    'filter-quoted-time',
    'A quoted time in a filter is a 400.',
    'community.klaviyo.com: multiple filters',
  ),
  assumed(
    'filter-empty',
    'An empty filter has no conditions.',
    'Not published.',
    'query/filter.ts',
  ),
  assumed(
    'parameters-unknown',
    'A parameter of JSON:API or a field that a resource does not know is a 400 that names it.',
    'JSON:API asks for it; `include` is seen to do so.',
    'query/parameters.ts',
  ),
  assumed(
    'parameters-strange',
    'A parameter without a meaning in JSON:API passes.',
    'As in most web services.',
    'query/parameters.ts',
  ),
  assumed(
    'uuid-cursor',
    'The `uuid` of an event is a cursor: the page begins behind it.',
    'That it can be one is documented, on which side is not.',
    'query/event-cursor.ts',
  ),
  documented(
    'metric-filter',
    'Every metric that events make can be filtered by; custom metrics are another resource, which the sandbox has not.',
    operation,
  ),
  assumed(
    'agent-hints',
    '`meta.agent_hints` names the next page where there is one.',
    'The contract has the place, not the words.',
    'endpoints/get-events.ts',
  ),
  documented('included-scope', '`include` needs the scope of what is included.', 'docs: scopes'),
  assumed(
    'merged-id',
    'The id of a profile that was merged leads to where it went.',
    'Not published.',
    'profiles/find-profile.ts',
    'store/profiles.ts',
  ),
  assumed(
    'no-predictions',
    'Predictive analytics are there and empty.',
    'The service predicts only for accounts with enough orders.',
    'profiles/show-profile.ts',
  ),
];
