import { formatEventTime } from '../checks/event-time.js';
import type { Attribute, Document, Reading, Relationship, ResourceType } from './resource-type.js';
import type { ResourceRow } from './rows.js';
import { listLinked } from './source.js';

// Klaviyo prints the `$` and `:` of catalog ids as they are.
const escapeId = (id: string) =>
  encodeURIComponent(id).replaceAll('%24', '$').replaceAll('%3A', ':');

/** The address of a resource. */
const selfOf = ({ path }: ResourceType, id: string, origin: string): string =>
  `${origin}${path}/${escapeId(id)}/`;

const readAttribute = (call: Reading, row: ResourceRow, name: string, attribute: Attribute) => {
  const { column, compute } = attribute;
  if (column !== undefined) return formatEventTime(Math.floor(row[column] / 1000));
  if (compute !== undefined) return compute(call.box.database, row);
  return row.attributes[name] ?? null;
};

const askedFor = (url: URL, type: string) =>
  (url.searchParams.get(`additional-fields[${type}]`) ?? '').split(',');

const readAttributes = (call: Reading, type: ResourceType, row: ResourceRow) => {
  const asked = askedFor(call.url, type.type);
  const shown = Object.entries(type.attributes).filter(
    ([name, attribute]) =>
      attribute.shown === undefined || (attribute.shown === 'asked' && asked.includes(name)),
  );
  return Object.fromEntries(
    shown.map(([name, attribute]) => [name, readAttribute(call, row, name, attribute)]),
  );
};

/** Ids of what a row is linked to, as resource identifiers. */
const linkageOf = (call: Reading, row: ResourceRow, name: string, relationship: Relationship) => {
  const { target: type, many } = relationship;
  const ids = listLinked(call.box.database, row, name, relationship).map((id) => ({ type, id }));
  return many ? ids : (ids[0] ?? null);
};

const relate = (
  call: Reading,
  type: ResourceType,
  row: ResourceRow,
  included: ReadonlySet<string>,
) => {
  const self = selfOf(type, row.id, call.url.origin);
  const shown = Object.entries(type.relationships ?? {}).filter(([, one]) => one.shown !== 'never');
  const entries = shown.map(([name, relationship]) => [
    name,
    {
      ...((relationship.shown || included.has(name)) && {
        data: linkageOf(call, row, name, relationship),
      }),
      links: { self: `${self}relationships/${name}/`, related: `${self}${name}/` },
    },
  ]);
  return entries.length > 0 ? { relationships: Object.fromEntries(entries) } : {};
};

/** A resource as the API shows it, all of its fields included; ids of what is `included` come with it. */
export const toDocument = (
  call: Reading,
  type: ResourceType,
  row: ResourceRow,
  included: ReadonlySet<string> = new Set(),
): Document => {
  const made = type.document?.(call, row);
  if (made !== undefined) return made;
  return {
    type: type.type,
    id: row.id,
    // A type of ids alone has no attributes at all (documented).
    ...(Object.keys(type.attributes).length > 0 && { attributes: readAttributes(call, type, row) }),
    ...relate(call, type, row, included),
    links: { self: selfOf(type, row.id, call.url.origin) },
  };
};
