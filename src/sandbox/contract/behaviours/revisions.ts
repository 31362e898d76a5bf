import { type Behaviour, behavioursOf } from './behaviour.js';

const { documented, assumed } = behavioursOf('revisions');
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
];
