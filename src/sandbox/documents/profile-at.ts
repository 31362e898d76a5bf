import { isSince, type RevisionName } from '../contract/revisions.js';
import type { profileDocument } from './profile-document.js';

type ProfileDocument = ReturnType<typeof profileDocument>;

/** Whole resource, or brought along by `include`. */
export type ProfilePlace = 'alone' | 'included';

interface Arrival {
  readonly path: string;
  readonly since: RevisionName;
  /** Only there when brought along by `include`. */
  readonly place?: ProfilePlace;
}

// What came into a profile later than 2022-10-17. From the published contracts, and for the
// revisions between those from the first client that knows the name.
const arrivals: readonly Arrival[] = [
  { path: 'attributes.location.ip', since: '2023-09-15' },
  { path: 'attributes.locale', since: '2024-06-15' },
  { path: 'attributes.subscriptions.mobile_push', since: '2024-10-15' },
  { path: 'attributes.subscriptions.sms.transactional', since: '2025-01-15' },
  { path: 'attributes.subscriptions.whatsapp', since: '2026-01-15' },
  { path: 'attributes.subscriptions.email.open_tracking', since: '2026-07-15' },
  { path: 'attributes.predictive_analytics.ranked_channel_affinity', since: '2026-01-15' },
  { path: 'relationships', since: '2023-07-15' },
  { path: 'relationships', since: '2026-04-15', place: 'included' },
  { path: 'relationships.push-tokens', since: '2025-01-15' },
];

type Tree = { readonly [name: string]: unknown };

const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const drop = (tree: Tree, [name = '', ...deeper]: readonly string[]): Tree => {
  const { [name]: inside, ...rest } = tree;
  if (inside === undefined || deeper.length === 0) return rest;
  return isTree(inside) ? { ...tree, [name]: drop(inside, deeper) } : tree;
};

// Before 2024-10-15 whoever is not subscribed has no moment, and the contract asks for one.
const hasEmptyText = ({ attributes }: Tree): boolean => {
  const { subscriptions } = attributes as Tree;
  const sms = isTree(subscriptions) ? (subscriptions.sms as Tree | undefined) : undefined;
  return (sms?.marketing as Tree | undefined)?.consent_timestamp === null;
};

// Until a profile has a phone number, WhatsApp has none to name, and the contract asks for one.
const hasNoPhone = ({ attributes }: Tree): boolean => (attributes as Tree).phone_number === null;

const omitted = (profile: Tree, revision: RevisionName, place: ProfilePlace): string[] => [
  ...arrivals
    .filter((arrival) => !isSince(revision, arrival.since))
    .filter((arrival) => arrival.place === undefined || arrival.place === place)
    .map(({ path }) => path),
  ...(!isSince(revision, '2024-10-15') && hasEmptyText(profile)
    ? ['attributes.subscriptions.sms']
    : []),
  ...(!isSince(revision, '2026-04-15') && hasNoPhone(profile)
    ? ['attributes.subscriptions.whatsapp']
    : []),
];

const withoutNulls = (tree: Tree): Tree =>
  Object.fromEntries(
    Object.entries(tree)
      .filter(([, value]) => value !== null)
      // What is in `properties` is the sender's own.
      .map(([name, value]) => [
        name,
        isTree(value) && name !== 'properties' ? withoutNulls(value) : value,
      ]),
  );

/**
 * A profile in the shape of a revision. Before 2024-02-15 what is empty is left out: the contract
 * knows no null there.
 */
export const profileAt = (
  profile: ProfileDocument,
  revision: RevisionName,
  place: ProfilePlace,
): ProfileDocument => {
  const paths = omitted(profile, revision, place).map((path) => path.split('.'));
  const shaped = paths.reduce<Tree>(drop, profile);
  return (isSince(revision, '2024-02-15') ? shaped : withoutNulls(shaped)) as ProfileDocument;
};
