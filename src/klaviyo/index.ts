export type { RequestOptions } from './any-calls.js';
export { ApiCall, type WithResponse } from './api-call.js';
export type { CallOptions } from './call.js';
export {
  createKlaviyo,
  createKlaviyoWriter,
  type Klaviyo,
  type KlaviyoWriter,
} from './create-klaviyo.js';
export type { PageLinks, RawDocument, RawResource } from './document.js';
export type { EventQuery, EventsQuery } from './event-reads.js';
export {
  any,
  contains,
  endsWith,
  equals,
  type Filter,
  type FilterValue,
  greaterOrEqual,
  greaterThan,
  has,
  lessOrEqual,
  lessThan,
  type Moment,
  startsWith,
} from './filter.js';
export type { EventGroupAt, NewEventAt, NewProfileAt } from './inputs.js';
export { KlaviyoError, type KlaviyoProblem, redactKey } from './klaviyo-error.js';
export type { KlaviyoOptions, RateLimitOptions, WriterOptions } from './klaviyo-options.js';
export { ListCall, type Page } from './list-call.js';
export type { NewList } from './list-calls.js';
export type { ImportOptions, Profile, ProfileMerge } from './profile-calls.js';
export { createGates, type Gates } from './rate-limit.js';
export type { Identifier, Resource } from './resource.js';
export type { ResourceCalls, Writing } from './resource-calls.js';
export type { GetQuery, ListQuery, PageQuery } from './resource-query.js';
export type {
  EventAttributes,
  EventGroup,
  EventProfile,
  Json,
  Location,
  NewEvent,
  NewProfile,
  PatchIdentifiers,
  PatchProperties,
  ProfileAttributes,
} from './resources.js';
export { LATEST_REVISION, type Revision } from './revision.js';
export type { ResourceMap } from './shapes/resource-map.js';
export type { Shape } from './shapes/shape.js';
export type {
  BackInStockSubscription,
  Consent,
  Subscriber,
  SubscriptionJob,
  Subscriptions,
} from './subscriptions.js';
export { verifyWebhook, type WebhookDelivery, type WebhookOptions } from './verify-webhook.js';
