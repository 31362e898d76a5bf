import { demand } from './demand.js';

/** The newest revision this client was written for. */
export const LATEST_REVISION = '2026-07-15';

export type LatestRevision = typeof LATEST_REVISION;

type Before20230222 = '2022-10-17' | '2023-01-24';
type Before20230715 = Before20230222 | '2023-02-22' | '2023-06-15';
type Before20230915 = Before20230715 | '2023-07-15' | '2023-08-15';
type Before20231215 = Before20230915 | '2023-09-15' | '2023-10-15';
type Before20240215 = Before20231215 | '2023-12-15';
type Before20240515 = Before20240215 | '2024-02-15';
type Before20240715 = Before20240515 | '2024-05-15' | '2024-06-15';
type Before20250415 = Before20240715 | '2024-07-15' | '2024-10-15' | '2025-01-15';
type Before20251015 = Before20250415 | '2025-04-15' | '2025-07-15';
type Before20260115 = Before20251015 | '2025-10-15';
type Before20260415 = Before20260115 | '2026-01-15';

interface Before {
  '2023-02-22': Before20230222;
  '2023-07-15': Before20230715;
  '2023-09-15': Before20230915;
  '2023-12-15': Before20231215;
  '2024-02-15': Before20240215;
  '2024-05-15': Before20240515;
  '2024-07-15': Before20240715;
  '2025-10-15': Before20251015;
  '2026-01-15': Before20260115;
  '2026-04-15': Before20260415;
}

/** Every stable revision Klaviyo has published up to `LATEST_REVISION` (documented). */
export type Revision = Before20260415 | '2026-04-15' | LatestRevision;

/** `Then` at a revision from `Date` on, `Else` before it. A revision nobody knows counts as new. */
export type Since<R extends string, Date extends keyof Before, Then, Else = never> = [R] extends [
  Before[Date],
]
  ? Else
  : Then;

/** Whether a revision is `date` or later; they are dates, so that their texts compare. */
export const isSince = (revision: string, date: string): boolean => revision >= date;

/** @throws {TypeError} when the revision is from before there was such a thing. */
export const demandSince = (revision: string, date: string, what: string): void => {
  const rule = `${what} needs revision ${date} or later; this client speaks ${revision}`;
  demand(isSince(revision, date), rule);
};
