import type { EventAttributes, EventGroup, EventProfile, NewEvent, NewProfile, PatchProperties } from './resources.js';
import type { Since } from './revision.js';
/** What a revision does not know yet of an event. */
type UnknownOfEvent<R extends string> = Since<R, '2024-02-15', never, 'value_currency'> | Since<R, '2026-04-15', never, 'backfill'>;
/** What a revision does not know yet of the person of an event. */
type UnknownOfPerson<R extends string> = Since<R, '2023-07-15', never, 'id' | 'external_id' | 'anonymous_id' | 'meta'> | Since<R, '2023-09-15', never, '_kx'> | Since<R, '2024-07-15', never, 'locale'>;
/** What changes lists and identifiers of a person, as a revision takes it. */
type MetaAt<R extends string, Person> = Since<R, '2026-04-15', Person, Omit<Person, 'meta'> & ('meta' extends keyof Person ? {
    meta?: OldMeta;
} : unknown)>;
interface OldMeta {
    patch_properties?: PatchProperties;
}
/** The person of an event, as a revision takes him. */
export type EventProfileAt<R extends string> = MetaAt<R, Omit<EventProfile, UnknownOfPerson<R>>>;
/** An event without its person, as a revision takes it. */
export type EventAttributesAt<R extends string> = Omit<EventAttributes, UnknownOfEvent<R>>;
/** An event, as a revision takes it. */
export type NewEventAt<R extends string> = Omit<NewEvent, 'profile' | UnknownOfEvent<R>> & {
    profile: EventProfileAt<R>;
};
/** One person's events in a bulk request, as a revision takes them. */
export type EventGroupAt<R extends string> = Omit<EventGroup, 'events' | 'profile' | Since<R, '2026-04-15', never, 'backfill'>> & {
    events: EventAttributesAt<R>[];
    profile: EventProfileAt<R>;
};
/** A profile to import; up to revision 2025-07-15 an `anonymous_id` may name it (documented). */
export type NewProfileAt<R extends string> = MetaAt<R, NewProfile> & Since<R, '2025-10-15', unknown, {
    anonymous_id?: string | null;
}>;
export {};
