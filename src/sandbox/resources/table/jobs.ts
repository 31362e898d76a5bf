import { newProfileId } from '../../store/new-id.js';
import type { ResourceType } from '../resource-type.js';
import { by, operation, rates } from './shorthands.js';

/** What a bulk job does to each of its resources. */
export type JobUse = 'create' | 'update' | 'delete';

/** A kind of bulk job. */
export interface Job {
  readonly use: JobUse;
  /** The type it works on. */
  readonly target: string;
  /** Where the resources stand among its attributes, and what its relationship is called. */
  readonly key: string;
  readonly type: ResourceType;
  readonly most: number;
  /** Klaviyo's operation id of the POST. */
  readonly name: string;
}

interface Words {
  readonly target: string;
  readonly key: string;
  /** As in `get_bulk_create_variants_job`. */
  readonly many: string;
  /** As in `bulk_create_catalog_variants`. */
  readonly all: string;
  readonly scope: string;
  readonly most: number;
  /** As in `get_bulk_create_coupon_code_jobs`, where the list's name differs. */
  readonly listed?: string;
  readonly readRate: (use: JobUse) => (typeof rates)[keyof typeof rates];
}

const counts = { kind: 'integer', usual: 0 } as const;

const jobType = (use: JobUse, words: Words): ResourceType => {
  const { target, key, many, scope, listed = many } = words;
  const rate = words.readRate(use);
  return {
    type: `${target}-bulk-${use}-job`,
    path: `/api/${target}-bulk-${use}-jobs`,
    scope,
    operations: {
      list: operation(`get_bulk_${use}_${listed}_jobs`, rate),
      get: operation(`get_bulk_${use}_${many}_job`, rate),
    },
    newId: ({ now }) => newProfileId(now),
    attributes: {
      status: { kind: ['cancelled', 'complete', 'processing', 'queued'], usual: 'complete' },
      created_at: { kind: 'time', column: 'created' },
      total_count: counts,
      completed_count: counts,
      failed_count: counts,
      completed_at: { kind: 'time' },
      errors: { kind: 'list', usual: [] },
      expires_at: { kind: 'time' },
    },
    relationships: {
      [key]: { target, many: true, ...(use !== 'delete' && { include: true }) },
    },
    filters: { status: by('equals') },
  };
};

const makeJobs = (words: Words, ...uses: readonly JobUse[]): Job[] =>
  uses.map((use) => {
    const { target, key, most, all } = words;
    return { use, target, key, most, type: jobType(use, words), name: `bulk_${use}_${all}` };
  });

const catalog = { scope: 'catalogs', most: 100 };
const every = ['create', 'update', 'delete'] as const;

/** Bulk jobs of catalogs (documented) and of coupon codes (as Klaviyo's own client has them). */
export const jobs: readonly Job[] = [
  ...makeJobs(
    {
      ...catalog,
      target: 'catalog-item',
      key: 'items',
      many: 'catalog_items',
      all: 'catalog_items',
      readRate: (use) => (use === 'delete' ? rates.huge : rates.large),
    },
    ...every,
  ),
  ...makeJobs(
    {
      ...catalog,
      target: 'catalog-variant',
      key: 'variants',
      many: 'variants',
      all: 'catalog_variants',
      readRate: (use) => (use === 'delete' ? rates.huge : rates.large),
    },
    ...every,
  ),
  ...makeJobs(
    {
      ...catalog,
      target: 'catalog-category',
      key: 'categories',
      many: 'categories',
      all: 'catalog_categories',
      readRate: () => rates.huge,
    },
    ...every,
  ),
  ...makeJobs(
    {
      scope: 'coupon-codes',
      most: 1_000,
      target: 'coupon-code',
      key: 'coupon-codes',
      many: 'coupon_codes',
      listed: 'coupon_code',
      all: 'coupon_codes',
      readRate: () => rates.large,
    },
    'create',
  ),
];
