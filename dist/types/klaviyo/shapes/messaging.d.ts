import type { Filter } from '../filter.js';
import type { Json } from '../resources.js';
import type { Compared, Dated, Equals, Named, OneOf, Shape } from './shape.js';
type Data = {
    [key: string]: Json;
};
export interface CampaignShape extends Shape {
    attributes: {
        name: string;
        /** `Draft`, `Scheduled`, `Sending`, `Sent`, `Cancelled` and others. */
        status: string;
        archived: boolean;
        audiences: {
            included?: string[] | null;
            excluded?: string[] | null;
        };
        send_options: Data;
        tracking_options?: Data | null;
        send_strategy: Data;
        created_at: string;
        scheduled_at?: string | null;
        updated_at: string;
        send_time?: string | null;
    };
    relationships: {
        'campaign-messages': readonly ['campaign-message'];
        tags: readonly ['tag'];
    };
    includes: {
        list: 'campaign-messages' | 'tags';
        get: 'campaign-messages' | 'tags';
    };
    /** A collection of campaigns must be filtered by `messages.channel` (documented). */
    filters: Equals<'messages.channel', 'email' | 'sms' | 'mobile_push'> | Filter<'any', 'id', readonly string[]> | Filter<'contains', 'name'> | OneOf<'status'> | Equals<'archived', boolean> | Compared<'created_at' | 'scheduled_at' | 'updated_at'>;
    sorts: 'created_at' | 'id' | 'name' | 'scheduled_at' | 'updated_at';
}
export interface CampaignMessageShape extends Shape {
    attributes: {
        definition?: Data | null;
        send_times?: Data[] | null;
        created_at?: string | null;
        updated_at?: string | null;
    };
    relationships: {
        campaign: 'campaign';
        template: 'template';
        image: 'image';
    };
    includes: {
        get: 'campaign' | 'template' | 'image';
    };
}
export interface TemplateShape extends Shape {
    attributes: {
        name: string;
        /** `CODE`, `USER_DRAGGABLE` or `SYSTEM_DRAGGABLE`. */
        editor_type: string;
        html: string;
        text?: string | null;
        amp?: string | null;
        created?: string | null;
        updated?: string | null;
    };
    relationships: Record<never, never>;
    filters: OneOf<'id' | 'name'> | Filter<'contains', 'name'> | Dated<'created' | 'updated'>;
    sorts: 'created' | 'id' | 'name' | 'updated';
}
export interface FlowShape extends Shape {
    attributes: {
        name: string | null;
        status: string | null;
        archived: boolean | null;
        created: string | null;
        updated: string | null;
        trigger_type?: 'Added to List' | 'Date Based' | 'Low Inventory' | 'Metric' | 'Price Drop' | 'Unconfigured' | null;
    };
    relationships: {
        'flow-actions': readonly ['flow-action'];
        tags: readonly ['tag'];
    };
    includes: {
        list: 'flow-actions' | 'tags';
        get: 'flow-actions' | 'tags';
    };
    filters: Filter<'any', 'id', readonly string[]> | Named<'name'> | Equals<'status' | 'trigger_type'> | Equals<'archived', boolean> | Dated<'created' | 'updated'>;
    sorts: 'created' | 'id' | 'name' | 'status' | 'trigger_type' | 'updated';
}
export {};
