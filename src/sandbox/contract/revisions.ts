/** Every stable revision, oldest first (documented). */
export const revisionNames = [
  '2022-10-17',
  '2023-01-24',
  '2023-02-22',
  '2023-06-15',
  '2023-07-15',
  '2023-08-15',
  '2023-09-15',
  '2023-10-15',
  '2023-12-15',
  '2024-02-15',
  '2024-05-15',
  '2024-06-15',
  '2024-07-15',
  '2024-10-15',
  '2025-01-15',
  '2025-04-15',
  '2025-07-15',
  '2025-10-15',
  '2026-01-15',
  '2026-04-15',
  '2026-07-15',
] as const;

/** The name of a stable revision. Names sort by age. */
export type RevisionName = (typeof revisionNames)[number];

/** The newest. */
export const LATEST: RevisionName = '2026-07-15';

// Answered as the stable one of the same day (assumed): beta endpoints are not in the sandbox.
const betas: ReadonlySet<string> = new Set(
  ['2023-08-15', '2025-01-15', '2025-04-15', '2025-07-15', '2026-01-15', '2026-04-15', LATEST].map(
    (name) => `${name}.pre`,
  ),
);

/** The revision of that name, or nothing when Klaviyo never had it. */
export const findRevision = (name: string): RevisionName | undefined =>
  revisionNames.find((known) => known === name || (betas.has(name) && name === `${known}.pre`));

/** True for a request of that revision or a later one. */
export const isSince = (revision: RevisionName, first: RevisionName): boolean => revision >= first;

/** The day a revision retires, in milliseconds: two years after its date (documented). */
export const retiresAt = (name: RevisionName): number => {
  const day = new Date(`${name}T00:00:00Z`);
  day.setUTCFullYear(day.getUTCFullYear() + 2);
  return day.getTime();
};

/** True while Klaviyo would still speak it. */
export const isLive = (name: RevisionName, now: number): boolean => now < retiresAt(name);

/** The oldest revision that is not retired; the newest never retires. */
export const oldestLive = (now: number): RevisionName =>
  revisionNames.find((name) => isLive(name, now)) ?? LATEST;
