import { expect, expectTypeOf, test } from 'vitest';
import {
  any,
  createKlaviyo,
  type EventsQuery,
  equals,
  greaterOrEqual,
  has,
  type Identifier,
  type Klaviyo,
  lessThan,
  type ResourceMap,
  startsWith,
} from './index.js';
import { KEY } from './testing/scripted-fetch.js';

/** What follows is compiled and never run. */
const compiles = (_: () => unknown): void => {
  expect.assertions(0);
};

declare const klaviyo: Klaviyo;

test('types an event by what the query includes', () => {
  compiles(async () => {
    const [plain] = (await klaviyo.getEvents()).data;
    expectTypeOf(plain?.datetime).toEqualTypeOf<string | null | undefined>();
    expectTypeOf(plain?.profile).toEqualTypeOf<Identifier<'profile'> | null | undefined>();
    // @ts-expect-error nothing was included, so that the profile is only named.
    plain?.profile?.email;
    for await (const event of klaviyo.getEvents({ include: ['profile', 'attributions'] })) {
      expectTypeOf(event.profile?.email).toEqualTypeOf<string | null | undefined>();
      expectTypeOf(event.attributions[0]?.type).toEqualTypeOf<'attribution' | undefined>();
      // @ts-expect-error the metric was not included.
      event.metric?.name;
    }
  });
});

test('types an event by the fields that were asked for', () => {
  compiles(async () => {
    const event = await klaviyo.getEvent('1', {
      include: ['metric', 'profile'],
      fields: { event: ['uuid'], profile: ['email', 'location.city'] },
    });
    event.uuid;
    event.metric?.name;
    event.profile?.location?.city;
    // @ts-expect-error the time was not asked for.
    event.datetime;
    // @ts-expect-error nor was the first name.
    event.profile?.first_name;
  });
});

test('takes the conditions that each collection allows, and no other', () => {
  compiles(() => {
    klaviyo.getEvents({ filter: equals('metric_id', ['A', 'B']) });
    klaviyo.getEvents({ filter: [has('profile'), greaterOrEqual('datetime', new Date())] });
    klaviyo.getEvents({ filter: lessThan('timestamp', 5) });
    klaviyo.getProfiles({ filter: any('email', ['a@b.co']) });
    klaviyo.getLists({ filter: equals('name', 'VIP') });
    klaviyo.resource('flow').list({ filter: startsWith('name', 'Welcome') });
    // @ts-expect-error events cannot be filtered by `any`.
    klaviyo.getEvents({ filter: any('metric_id', ['A']) });
    // @ts-expect-error nor by an e-mail address.
    klaviyo.getEvents({ filter: equals('email', 'a@b.co') });
    // @ts-expect-error a timestamp is a number.
    klaviyo.getEvents({ filter: lessThan('timestamp', '5') });
    // @ts-expect-error profiles are created after or before, not at or after.
    klaviyo.getProfiles({ filter: greaterOrEqual('created', new Date()) });
    // @ts-expect-error _kx is one value.
    klaviyo.getProfiles({ filter: equals('_kx', ['a']) });
  });
});

test('takes no other parameter, sort, field or include than Klaviyo has', () => {
  compiles(() => {
    klaviyo.getEvents({ sort: '-datetime', page: { size: 1_000, cursor: 'x' } });
    klaviyo.getProfile('1', {
      include: ['lists'],
      additionalFields: { profile: ['subscriptions'] },
    });
    // @ts-expect-error there is no such parameter.
    klaviyo.getEvents({ limit: 10 });
    // @ts-expect-error events cannot be sorted by their id.
    klaviyo.getEvents({ sort: 'id' });
    // @ts-expect-error an event has no such field.
    klaviyo.getEvents({ fields: { event: ['value'] } });
    // @ts-expect-error an event leads to no list.
    klaviyo.getEvents({ include: ['lists'] });
    // @ts-expect-error a collection of profiles does not include their lists.
    klaviyo.getProfiles({ include: ['lists'] });
    // @ts-expect-error there is no such type beside the right one.
    klaviyo.getEvents({ fields: { event: ['uuid'], evnt: ['uuid'] } });
    // @ts-expect-error there is no such part of a page.
    klaviyo.getEvents({ page: { size: 5, number: 2 } });
    // @ts-expect-error events have no additional fields.
    klaviyo.getEvents({ additionalFields: { profile: ['subscriptions'] } });
  });
});

test('follows the revision', () => {
  compiles(async () => {
    const event = { metric: 'M', profile: { email: 'a@b.co' } };
    const oldest = createKlaviyo({ apiKey: KEY, revision: '2022-10-17' });
    for await (const old of oldest.getEvents({ include: ['profiles'] })) {
      expectTypeOf(old.timestamp).toEqualTypeOf<string | null>();
      expectTypeOf(old.metric_id).toEqualTypeOf<string>();
      old.profiles[0]?.email;
    }
    oldest.createEvent(event);
    // @ts-expect-error included by their plural then.
    oldest.getEvents({ include: ['profile'] });
    // @ts-expect-error no currency then.
    oldest.createEvent({ ...event, value_currency: 'EUR' });
    // @ts-expect-error only e-mail address and phone number then.
    oldest.createEvent({ metric: 'M', profile: { external_id: '1' } });
    // @ts-expect-error no filter by person then.
    oldest.getEvents({ filter: equals('profile_id', '1') });
    // @ts-expect-error no import then.
    oldest.importProfile({ email: 'a@b.co' });
    const early = createKlaviyo({ apiKey: KEY, revision: '2024-02-15' });
    early.createEvent({ ...event, value_currency: 'EUR' });
    early.importProfile({ anonymous_id: '1' });
    // @ts-expect-error no bulk then.
    early.bulkCreateEvents([]);
    early.importProfile({ meta: { patch_properties: { unset: 'a' } } });
    // @ts-expect-error no secondary identifiers then.
    early.importProfile({ meta: { patch_identifiers: { append: { email: 'b@b.co' } } } });
    const bulk = createKlaviyo({ apiKey: KEY, revision: '2024-06-15' }).bulkCreateEvents;
    bulk([{ profile: { email: 'a@b.co', meta: { patch_properties: {} } }, events: [event] }]);
    // @ts-expect-error no locale then.
    bulk([{ profile: { email: 'a@b.co', locale: 'de' }, events: [event] }]);
    // @ts-expect-error no page size then.
    early.getEvents({ page: { size: 5 } });
    // @ts-expect-error no backfill then.
    early.createEvent({ ...event, backfill: true });
    // @ts-expect-error anonymous_id is not taken any more.
    klaviyo.importProfile({ anonymous_id: '1' });
  });
});

test('takes undefined for a parameter that is left out', () => {
  compiles(async () => {
    const maybe = undefined as '-datetime' | undefined;
    const { data } = await klaviyo.getEvents(
      { sort: maybe, include: undefined, page: { cursor: undefined } },
      { signal: undefined },
    );
    // @ts-expect-error nothing was included.
    data[0]?.profile?.email;
  });
});

test('takes a query that was made elsewhere', () => {
  compiles(() => {
    const query: EventsQuery = { sort: '-datetime', include: ['metric'] };
    return klaviyo.getEvents(query);
  });
});

test('takes a client of any later revision for one of the latest', () => {
  compiles(() => {
    const later: string = '2027-01-15';
    const client: Klaviyo = createKlaviyo({ apiKey: KEY, revision: later });
    return client;
  });
});

test('types any resource, and those of a map of your own', () => {
  compiles(async () => {
    const items = klaviyo
      .resource('catalog-item')
      .list({ include: ['variants'], sort: '-created' });
    for await (const { title, variants } of items) [title, variants[0]?.sku];
    const hook = await klaviyo.resource('webhook').create({
      attributes: { name: 'sent', endpoint_url: 'https://shop.example', secret_key: 'x' },
      relationships: {
        'webhook-topics': [{ type: 'webhook-topic', id: 'event:klaviyo.sent_sms' }],
      },
    });
    expectTypeOf(hook.enabled).toEqualTypeOf<boolean>();
    for await (const person of klaviyo.resource('segment').related('1', 'profiles')) person.email;
    interface Mine {
      review: { attributes: { rating: number }; relationships: { profile: 'profile' } };
    }
    const review = await klaviyo.resource<'review', ResourceMap & Mine>('review').get('1');
    expectTypeOf(review.rating).toEqualTypeOf<number>();
    // @ts-expect-error there is no such type.
    klaviyo.resource('reviews');
  });
});
