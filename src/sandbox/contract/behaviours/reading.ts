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
  documented('included-scope', '`include` needs the scope of what is included.', 'docs: scopes'),
  assumed(
    'merged-id',
    'The id of a profile that was merged leads to where it went.',
    'Not published.',
    'profiles/get-profiles.ts',
    'store/profiles.ts',
  ),
  assumed(
    'no-predictions',
    'Predictive analytics are there and empty.',
    'The service predicts only for accounts with enough orders.',
    'profiles/show-profile.ts',
  ),
];
