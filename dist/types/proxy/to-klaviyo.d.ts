import type { EventAttributes, EventProfile, NewEvent, NewProfile } from '../klaviyo/index.js';
import type { WireIdentify, WireTrack, WireVisitor } from '../protocol/wire.js';
/** The person of an event: every identifier, because an event that carries two is what joins them. */
export declare const toEventProfile: ({ fresh: _, ...identifiers }: WireVisitor) => EventProfile;
export declare const toEventAttributes: ({ id, unique_id, properties, ...rest }: WireTrack) => EventAttributes;
/**
 * A profile for what was learned of a visitor, named by his strongest identifier alone: the private
 * key could change the identifiers of a profile, and no page may. The others ride on his events.
 * `undefined` when there is none, because Klaviyo's profiles take no anonymous id.
 */
export declare const toProfile: (visitor: WireVisitor, { traits }: WireIdentify) => NewProfile | undefined;
/**
 * The event that says who a visitor is. It carries his anonymous id beside what he said, and so
 * joins his past to him at once, however soon he leaves.
 */
export declare const toIdentifiedEvent: (visitor: WireVisitor, { time, traits }: WireIdentify, metric: string) => Promise<NewEvent>;
