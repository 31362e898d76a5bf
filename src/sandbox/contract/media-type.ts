import { isSince, type RevisionName } from './revisions.js';

const FIRST_JSON_API: RevisionName = '2024-10-15';

/**
 * The content type of an answer: JSON:API's own since 2024-10-15, plain JSON before (documented).
 * Where no revision is known, as of a refused key, it is that of the newest.
 */
export const mediaType = (
  revision: RevisionName | undefined,
): Readonly<Record<string, string>> => ({
  'content-type':
    revision === undefined || isSince(revision, FIRST_JSON_API)
      ? 'application/vnd.api+json'
      : 'application/json',
});
