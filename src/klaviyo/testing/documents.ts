/** Resources as Klaviyo's description shows them (revision 2026-07-15). */
export const profile = {
  type: 'profile',
  id: '01P',
  attributes: { email: 'ada@example.com', first_name: 'Ada', properties: { size: 'M' } },
};

export const metric = {
  type: 'metric',
  id: 'Ab12Cd',
  attributes: { name: 'Viewed Product', created: '2022-11-08T00:00:00+00:00' },
};

export const attribution = {
  type: 'attribution',
  id: 'a1',
  relationships: { event: { data: { type: 'event', id: 'e1' } } },
};

export const eventDocument = {
  data: {
    type: 'event',
    id: 'e1',
    attributes: {
      timestamp: 1_667_870_625,
      event_properties: { $value: 9.99, $event_id: 'order-1' },
      datetime: '2022-11-08T01:23:45+00:00',
      uuid: '7c1f2a80-5f03-11ed-8001-2bb8e5b3ee1d',
    },
    relationships: {
      profile: { data: { type: 'profile', id: '01P' }, links: { self: 's', related: 'r' } },
      metric: { data: { type: 'metric', id: 'Ab12Cd' } },
      attributions: { data: [{ type: 'attribution', id: 'a1' }] },
    },
    links: { self: 'https://a.klaviyo.com/api/events/e1/' },
  },
  included: [metric, profile, attribution],
};
