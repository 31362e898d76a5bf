import type { EventAttributes, EventProfile, NewEvent, NewProfile } from '../index.js';

const ADA = '01HZX0000000000000000ADA00';

/** Every field of a profile at revision 2026-07-15. */
export const everyProfileField = {
  email: 'ada@example.com',
  phone_number: '+12345678901',
  external_id: 'customer-1',
  first_name: 'Ada',
  last_name: 'Lovelace',
  organization: 'Analytical Engines',
  locale: 'en-GB',
  title: 'Countess',
  image: 'https://shop.example/ada.png',
  location: {
    address1: 'St James Square 12',
    address2: 'Top floor',
    city: 'London',
    country: 'United Kingdom',
    latitude: '51.5',
    longitude: -0.13,
    region: 'London',
    zip: 'SW1Y',
    timezone: 'Europe/London',
    ip: '192.0.2.1',
  },
  properties: { size: 'M', list: [1, 'two', null, { deep: true }] },
  _kx: 'bXkga2V5.Ab12Cd',
} satisfies NewProfile;

export const meta = {
  patch_properties: { append: { list: 'x' }, unappend: { list: 'y' }, unset: ['old', 'older'] },
  patch_identifiers: { append: { email: 'b@example.com' }, unappend: { email: 'c@example.com' } },
};

export const everyEventProfileField: EventProfile = {
  ...everyProfileField,
  id: ADA,
  anonymous_id: '0190a6f0-0000-7000-8000-000000000001',
  meta,
};

/** Every field of an event at revision 2026-07-15. */
export const everyEventField: EventAttributes = {
  metric: 'Viewed Product',
  service: 'api',
  properties: { ProductID: 1111, $extra: { html: '<b>' } },
  time: '2026-08-01T10:00:00.000Z',
  value: 9.99,
  value_currency: 'EUR',
  unique_id: 'order-1',
  backfill: true,
};

export const simpleEvent: NewEvent = {
  metric: 'Viewed Product',
  time: '2026-08-01T10:00:00.000Z',
  unique_id: 'view-1',
  profile: { email: 'ada@example.com' },
};
