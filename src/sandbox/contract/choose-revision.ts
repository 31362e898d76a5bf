import type { Settings } from '../settings.js';
import type { Headers } from './access.js';
import { Failure } from './failure.js';
import { findRevision, isLive, oldestLive, type RevisionName, revisionNames } from './revisions.js';

const OPT_OUT = 'x-klaviyo-revision-fall-forward-opt-out';

const refuseUnknown = (name: string | undefined) =>
  new Failure(400, {
    detail:
      name === undefined
        ? 'The revision header is required, for example 2026-07-15.'
        : `'${name}' is not a revision: ${revisionNames.join(', ')}.`,
    parameter: 'revision',
  });

/**
 * The revision to answer a request in. Missing and unknown ones are a 400 (assumed: what the real
 * service says to them is not documented); a retired one is served, forwarded or gone.
 */
export const chooseRevision = (headers: Headers, settings: Settings, now: number): RevisionName => {
  const name = headers('revision') ?? settings.usualRevision;
  const revision = name === undefined ? undefined : findRevision(name);
  if (revision === undefined) throw refuseUnknown(name);
  if (isLive(revision, now)) return revision;
  if (headers(OPT_OUT) === '1')
    throw new Failure(410, { detail: `Revision ${revision} is retired.`, parameter: 'revision' });
  return settings.retired === 'forward' ? oldestLive(now) : revision;
};
