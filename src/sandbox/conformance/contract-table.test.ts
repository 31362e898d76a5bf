import { describe, expect, test } from 'vitest';

import { readContract } from '../../../tools/klaviyo-contract.ts';
import { isSince, type RevisionName } from '../contract/revisions.js';
import type { Endpoint } from '../endpoints/call.js';
import { endpoints } from '../endpoints/endpoints.js';

const found = readContract();
const contract = 'reason' in found ? undefined : found;
if ('reason' in found) console.log(`The table of endpoints is not judged: ${found.reason}.`);

const isThere = ({ since = '2022-10-17', until }: Endpoint, revision: RevisionName) =>
  isSince(revision, since) && (until === undefined || !isSince(revision, until));

const fill = (path: string) => path.replace(/:\w+/g, 'x');

const wordRate = (rate: unknown) => {
  const { burst, steady } = rate as { burst: string; steady: string };
  return [Number.parseInt(burst, 10), Number.parseInt(steady, 10)];
};

describe.skipIf(contract === undefined).each(contract?.revisions ?? ['no revision'])(
  '%s',
  (name) => {
    const revision = name as RevisionName;
    const target = ({ method, path }: Endpoint) => ({ revision, method, path: fill(path) });
    const known = endpoints.filter(
      (endpoint) =>
        isThere(endpoint, revision) &&
        contract?.has(revision, endpoint.method, fill(endpoint.path)),
    );

    test('operations have the ids, scopes and rates of the contract', () => {
      const inContract = known.map((endpoint) => contract?.find(target(endpoint)));
      const ours = known.map(({ name: id, scopes, rate }) => ({
        id,
        scopes: scopes.toSorted(),
        rate: [rate.burst, rate.steady],
      }));
      const theirs = inContract.map((operation, index) => ({
        id: operation?.name,
        // A company id has none, whatever the contract lists for it.
        scopes: known[index]?.path.startsWith('/client')
          ? []
          : (operation?.scopes?.toSorted() ?? ours[index]?.scopes),
        rate: operation?.rate === undefined ? ours[index]?.rate : wordRate(operation.rate),
      }));
      if (revision >= '2024-10-15') expect(ours).toEqual(theirs);
      else expect(ours.map(({ rate }) => rate)).toEqual(theirs.map(({ rate }) => rate));
    });

    test('every operation of the slices is there', () => {
      const missing = (contract?.operations(revision) ?? []).filter(({ method, pattern }) =>
        endpoints.every(
          (endpoint) =>
            endpoint.method !== method ||
            !isThere(endpoint, revision) ||
            !pattern.test(fill(endpoint.path)),
        ),
      );
      expect(missing.map(({ method, template }) => `${method} ${template}`)).toEqual([]);
    });
  },
);
