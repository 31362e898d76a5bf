import type { LatestRevision, Since } from '../revision.js';
import type { AccountShape, ListShape, SegmentShape, TagShape } from './audience.js';
import type { AttributionShape, EventShape, LegacyEventShape, MetricShape } from './event.js';
import type { CampaignMessageShape, CampaignShape, FlowShape, TemplateShape } from './messaging.js';
import type { ConversationShape, ProfileShape, PushTokenShape } from './profile.js';
import type { Shape } from './shape.js';
import type * as shop from './shop.js';
interface TopicShape extends Shape {
    attributes: Record<never, never>;
    relationships: Record<never, never>;
}
/**
 * The types of resource this client knows, as revision 2026-07-15 has them (documented). Add your
 * own by `ResourceMap & { review: { attributes: {...}; relationships: {...} } }`.
 */
export interface ResourceMap {
    account: AccountShape;
    attribution: AttributionShape;
    campaign: CampaignShape;
    'campaign-message': CampaignMessageShape;
    'catalog-category': shop.CatalogCategoryShape;
    'catalog-item': shop.CatalogItemShape;
    'catalog-variant': shop.CatalogVariantShape;
    conversation: ConversationShape;
    coupon: shop.CouponShape;
    'coupon-code': shop.CouponCodeShape;
    'data-source': shop.DataSourceShape;
    event: EventShape;
    flow: FlowShape;
    list: ListShape;
    metric: MetricShape;
    profile: ProfileShape;
    'push-token': PushTokenShape;
    segment: SegmentShape;
    tag: TagShape;
    template: TemplateShape;
    webhook: shop.WebhookShape;
    'webhook-topic': TopicShape;
}
/** The same at another revision: before 2023-07-15 an event had another shape. */
export type ResourceMapAt<R extends string = LatestRevision> = Omit<ResourceMap, 'event'> & {
    event: Since<R, '2023-07-15', EventShape<R>, LegacyEventShape<R>>;
};
export {};
