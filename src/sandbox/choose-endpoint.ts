import { Failure } from './contract/failure.js';
import { isSince, type RevisionName } from './contract/revisions.js';
import type { Endpoint } from './endpoints/call.js';

// Clients append /api or /client themselves.
const adviseOnBase = (path: string) =>
  /^\/(?:api|client)\/(?:api|client)(?:\/|$)/.test(path)
    ? ` Leave ${path.slice(0, path.indexOf('/', 1))} out of the base address.`
    : '';

/**
 * The operation for a method and a revision. One that is gone since is a 410 (documented), one that
 * came later a 404 (assumed).
 */
export const chooseEndpoint = (
  candidates: readonly Endpoint[],
  method: string,
  path: string,
  revision: RevisionName,
): Endpoint => {
  const missing = () =>
    new Failure(404, { detail: `There is no endpoint at ${path}.${adviseOnBase(path)}` });
  if (candidates.length === 0) throw missing();
  const ofMethod = candidates.filter((endpoint) => endpoint.method === method);
  if (ofMethod.length === 0) throw new Failure(405, { detail: `Method "${method}" not allowed.` });
  const isThere = ({ since = '2022-10-17', until }: Endpoint) =>
    isSince(revision, since) && (until === undefined || revision < until);
  const endpoint = ofMethod.find(isThere);
  if (endpoint !== undefined) return endpoint;
  if (ofMethod.some(({ until }) => until !== undefined && isSince(revision, until)))
    throw new Failure(410, { detail: `This endpoint is gone since before ${revision}.` });
  throw missing();
};
