import type { Filter } from '../filter.js';
import type { Json } from '../resources.js';
import type { Compared, Equals, OneOf, Shape } from './shape.js';
type Data = {
    [key: string]: Json;
};
interface CatalogReading {
    external_id: string | null;
    title: string | null;
    description: string | null;
    price: number | null;
    url: string | null;
    image_full_url: string | null;
    image_thumbnail_url: string | null;
    images: string[] | null;
    custom_metadata: Data | null;
    published: boolean | null;
    created: string | null;
    updated: string | null;
}
type CatalogFilter = Filter<'any', 'ids', readonly string[]> | Filter<'contains', 'title'> | Equals<'published', boolean>;
export interface CatalogItemShape extends Shape {
    attributes: CatalogReading;
    relationships: {
        variants: readonly ['catalog-variant'];
    };
    includes: {
        list: 'variants';
        get: 'variants';
    };
    filters: CatalogFilter | Equals<'category.id'>;
    sorts: 'created';
}
export interface CatalogVariantShape extends Shape {
    attributes: CatalogReading & {
        sku: string | null;
        /** 0 and 2: sold whatever the stock says; 1: not below 1. */
        inventory_policy?: 0 | 1 | 2;
        inventory_quantity: number | null;
    };
    relationships: {
        item: 'catalog-item';
    };
    filters: CatalogFilter | Equals<'item.id' | 'sku'>;
    sorts: 'created';
}
export interface CatalogCategoryShape extends Shape {
    attributes: {
        external_id: string | null;
        name: string | null;
        updated: string | null;
    };
    relationships: {
        items: readonly ['catalog-item'];
    };
    filters: Filter<'any', 'ids', readonly string[]> | Equals<'item.id'> | Filter<'contains', 'name'>;
    sorts: 'created';
}
export interface CouponShape extends Shape {
    attributes: {
        external_id: string;
        description?: string | null;
        monitor_configuration?: Data | null;
    };
    relationships: {
        'coupon-codes': readonly ['coupon-code'];
    };
}
export interface CouponCodeShape extends Shape {
    attributes: {
        unique_code: string | null;
        expires_at: string | null;
        status?: 'ASSIGNED_TO_PROFILE' | 'DELETING' | 'PROCESSING' | 'UNASSIGNED' | 'USED' | 'VERSION_NOT_ACTIVE' | null;
    };
    relationships: {
        coupon: 'coupon';
        profile: 'profile';
    };
    includes: {
        list: 'coupon';
        get: 'coupon';
    };
    /** A collection of codes must be filtered by `coupon.id` or `profile.id` (documented). */
    filters: Compared<'expires_at'> | Equals<'status'> | OneOf<'coupon.id' | 'profile.id'>;
}
export interface WebhookShape extends Shape {
    attributes: {
        name: string;
        description?: string | null;
        endpoint_url: string;
        enabled: boolean;
        created_at: string | null;
        updated_at: string | null;
    };
    relationships: {
        'webhook-topics': readonly ['webhook-topic'];
    };
    includes: {
        list: 'webhook-topics';
        get: 'webhook-topics';
    };
}
export interface DataSourceShape extends Shape {
    attributes: {
        title: string;
        visibility: 'private' | 'shared';
        description: string;
        namespace: string;
    };
    relationships: Record<never, never>;
}
export {};
