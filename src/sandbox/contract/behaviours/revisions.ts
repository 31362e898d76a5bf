import { type Behaviour, behavioursOf } from './behaviour.js';

const { documented, assumed } = behavioursOf('revisions');
const specs = 'klaviyo/openapi, one branch for each revision';
const policy = 'docs: api_versioning_and_deprecation_policy';

/** Which shape a request is answered in. */
export const revisionBehaviours: readonly Behaviour[] = [
  documented('revision-life', 'A revision is retired two years after its date.', policy),
  documented(
    'fall-forward',
    'A retired revision is answered as the oldest live one; the sandbox does so with `retired: "forward"`.',
    policy,
  ),
  documented(
    'fall-forward-opt-out',
    '`X-Klaviyo-Revision-Fall-Forward-Opt-Out: 1` turns a retired revision into a 410.',
    policy,
  ),
  documented('endpoint-gone', 'An endpoint that a revision no longer has is a 410.', policy),
  assumed(
    'endpoint-not-yet',
    'An endpoint that came with a later revision is a 404.',
    'The contract of the revision does not know the path.',
    'choose-endpoint.ts',
  ),
  assumed(
    'revision-missing',
    'A missing or unknown revision is a 400 that names the header.',
    'The header is required and has to be one that exists; the answer is not published.',
    'contract/choose-revision.ts',
  ),
  assumed(
    'revision-beta',
    'A `.pre` revision is answered as the stable one of the same day.',
    'Beta endpoints are not in the sandbox.',
    'contract/revisions.ts',
  ),
  documented(
    'flat-shape',
    'Before 2023-07-15 an event has a flat metric and a profile of `$email` and its kin; reads have plural paths, lists of one, ids among the attributes and the time as text.',
    specs,
  ),
  assumed(
    'flat-keys',
    'In a flat profile null counts as absent; keys that are not special are properties.',
    'The contract gives the keys no type.',
    'checks/flat-profile.ts',
  ),
  documented(
    'identifiers-since',
    '`external_id` and `anonymous_id` identify from 2023-07-15, `_kx` from 2023-09-15.',
    specs,
  ),
  assumed(
    'null-refused',
    'Before 2024-02-15 null is refused where a value is expected.',
    'The contract lacks the word `nullable`.',
    'contract/event-features.ts',
  ),
  documented(
    'meta-place',
    '`meta` of create_event lies among the attributes from 2024-02-15, beside them before and in bulk.',
    specs,
  ),
  documented(
    'fields-since',
    '`value_currency` came with 2024-02-15, `locale` with 2024-07-15, `patch_identifiers` and `backfill` with 2026-04-15.',
    specs,
  ),
  documented('bulk-since', 'Bulk came with 2024-05-15; before, its path is a 404.', specs),
  documented(
    'links-since',
    'Lists have the links `first` and `last` up to 2026-01-15; single resources have `links` from 2026-01-15.',
    specs,
  ),
  documented(
    'media-type',
    'Answers are `application/json` up to 2024-07-15 and `application/vnd.api+json` since.',
    specs,
  ),
];
