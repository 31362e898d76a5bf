import { formatEventTime } from '../../checks/event-time.js';
import type { ResourceType } from '../resource-type.js';
import { by, exact, operation, ranges, rates, reads } from './shorthands.js';

const optional = { create: 'optional', update: true } as const;

const inOneYear = (now: number): string => {
  const then = new Date(now);
  then.setUTCFullYear(then.getUTCFullYear() + 1);
  return formatEventTime(Math.floor(then.getTime() / 1000));
};

/** Coupons (as Klaviyo's own client has them); that the external id is the id is assumed. */
export const coupon: ResourceType = {
  type: 'coupon',
  path: '/api/coupons',
  scope: 'coupons',
  operations: {
    list: operation('get_coupons', rates.large),
    get: operation('get_coupon', rates.large),
    create: operation('create_coupon', rates.small),
    update: operation('update_coupon', rates.small),
    delete: operation('delete_coupon', rates.small),
  },
  newId: ({ attributes }) => String(attributes.external_id),
  attributes: {
    external_id: { kind: 'text', create: 'required', max: 120 },
    description: { kind: 'text', ...optional },
    monitor_configuration: { kind: 'object', ...optional },
  },
  relationships: {
    'coupon-codes': {
      target: 'coupon-code',
      many: true,
      heldAs: 'coupon',
      reads: {
        all: operation('get_coupon_codes_for_coupon', rates.large, 'coupon-codes:read'),
        ids: operation('get_coupon_code_ids_for_coupon', rates.large, 'coupon-codes:read'),
      },
    },
  },
  page: { usual: 100, largest: 100 },
};

/**
 * Coupon codes (as Klaviyo's own client has them: a list needs a filter on the coupon or the profile).
 * The id is the coupon's and the code's, joined (assumed from the published example), so a code is
 * unique in its coupon.
 */
export const couponCode: ResourceType = {
  type: 'coupon-code',
  path: '/api/coupon-codes',
  scope: 'coupon-codes',
  operations: {
    list: operation('get_coupon_codes', rates.huge),
    get: operation('get_coupon_code', rates.huge),
    create: operation('create_coupon_code', rates.huge),
    update: operation('update_coupon_code', rates.huge),
    delete: operation('delete_coupon_code', rates.huge),
  },
  newId: ({ attributes, linked }) => `${linked.coupon?.[0]}-${attributes.unique_code}`,
  attributes: {
    unique_code: { kind: 'text', create: 'required', max: 120 },
    expires_at: { kind: 'time', ...optional, usual: inOneYear },
    status: {
      kind: [
        'ASSIGNED_TO_PROFILE',
        'DELETING',
        'PROCESSING',
        'UNASSIGNED',
        'USED',
        'VERSION_NOT_ACTIVE',
      ],
      update: true,
      usual: 'UNASSIGNED',
    },
  },
  relationships: {
    coupon: {
      target: 'coupon',
      many: false,
      create: 'required',
      include: true,
      shown: true,
      ...reads(
        'get_coupon_for_coupon_code',
        'get_coupon_id_for_coupon_code',
        rates.large,
        'coupons:read',
      ),
    },
    profile: { target: 'profile', many: false },
  },
  filters: {
    expires_at: ranges,
    status: by('equals'),
    'coupon.id': { ...exact, linked: 'coupon' },
    'profile.id': { ...exact, linked: 'profile' },
  },
  needsFilterOn: ['coupon.id', 'profile.id'],
  page: { usual: 100, largest: 100 },
};
