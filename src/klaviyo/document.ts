import { isObject } from './read-failure.js';

/** A resource as JSON:API writes it. */
export interface RawResource {
  type: string;
  id: string;
  attributes?: { [name: string]: unknown };
  relationships?: { [name: string]: { data?: RawLink | RawLink[] | null } | undefined };
}

type RawLink = Pick<RawResource, 'type' | 'id'>;

/** Where a collection goes on. */
export interface PageLinks {
  self?: string | null;
  next?: string | null;
  prev?: string | null;
}

/** An answer as Klaviyo writes it, for `request()`. */
export interface RawDocument<Data = unknown> {
  data: Data;
  included?: RawResource[];
  links?: PageLinks;
  meta?: { [name: string]: unknown };
}

export const isDocument = (body: unknown): body is RawDocument => isObject(body) && 'data' in body;

export const isResource = (data: unknown): data is RawResource =>
  isObject(data) && typeof data.type === 'string' && typeof data.id === 'string';

type Linker = (link: RawLink) => object;

/**
 * One object of type, id, attributes and relationships. In JSON:API their names are one
 * namespace, so that none can stand in another's place (https://jsonapi.org/format/#document-resource-object-fields).
 */
const flatten = (
  { type, id, attributes, relationships = {} }: RawResource,
  link: Linker,
): RawLink => {
  const related = Object.entries(relationships).flatMap(([name, relation]) => {
    const data = relation?.data;
    if (data === undefined) return [];
    return [[name, Array.isArray(data) ? data.map(link) : data && link(data)] as const];
  });
  const self = { type, id };
  // First for whoever prints it, and last, whatever an attribute is called.
  return Object.assign({ ...self }, attributes, Object.fromEntries(related), self);
};

/** How the resources of a document become objects. */
export type Flattener = (document: RawDocument) => (raw: RawResource) => RawLink;

const keep: Linker = ({ type, id }) => ({ type, id });

/** For answers that include nothing: what a resource refers to stays a reference. */
export const createPlainFlattener: Flattener = () => (raw) => flatten(raw, keep);

/**
 * Resources with what was included put where it is referred to. What an included resource refers
 * to stays a reference, so that the result is a tree and can be written as JSON.
 */
export const createFlattener: Flattener = ({ included = [] }) => {
  const known = new Map(
    included.map((raw) => [`${raw.type} ${raw.id}`, flatten(raw, keep)] as const),
  );
  const link: Linker = (raw) => known.get(`${raw.type} ${raw.id}`) ?? keep(raw);
  return (raw) => flatten(raw, link);
};
