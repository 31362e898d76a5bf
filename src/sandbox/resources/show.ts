import { Failure } from '../contract/failure.js';
import type { Call } from '../endpoints/call.js';
import { selectFields } from '../query/fields.js';
import { readInclude } from '../query/include.js';
import { linkToSelf } from '../query/page.js';
import { toDocument } from './document.js';
import type { ResourceType } from './resource-type.js';
import type { ResourceRow } from './rows.js';
import { findResource, listLinked } from './source.js';
import { findType } from './table/table.js';

const includable = ({ relationships = {} }: ResourceType) =>
  Object.keys(relationships).filter((name) => relationships[name]?.include);

const refuseField = (name: string, parameter: string) =>
  new Failure(400, {
    detail: `'${name.slice(0, 120)}' is not a valid field for the resource.`,
    parameter,
  });

// That unknown fields are refused is assumed: it shows typos, as with unknown attributes.
const checkFields = (url: URL): void => {
  for (const [parameter, value] of url.searchParams) {
    const [, kind, name] = /^(additional-fields|fields)\[([^\]]*)\]$/.exec(parameter) ?? [];
    const type = findType(name ?? '');
    if (type === undefined || type.document !== undefined) continue;
    const isAllowed = (field: string) => {
      const attribute = Object.hasOwn(type.attributes, field) ? type.attributes[field] : undefined;
      if (kind === 'additional-fields') return attribute?.shown === 'asked';
      return field === 'id' || (attribute !== undefined && attribute.shown !== 'never');
    };
    const wrong = value.split(',').find((field) => field && !isAllowed(field.split('.')[0] ?? ''));
    if (wrong !== undefined) throw refuseField(wrong, parameter);
  }
};

const show = (call: Call, type: ResourceType, row: ResourceRow, wanted?: ReadonlySet<string>) => {
  const document = toDocument(call, type, row, wanted);
  const { attributes } = document;
  return attributes ? selectFields(call.url, { ...document, attributes }) : document;
};

const listIncluded = (call: Call, type: ResourceType, row: ResourceRow, name: string) => {
  const relationship = type.relationships?.[name];
  if (relationship === undefined) return [];
  const target = findType(relationship.target);
  if (target === undefined) return [];
  return listLinked(call.box.database, row, name, relationship)
    .flatMap((id) => findResource(call.box.database, target, id) ?? [])
    .map((found) => ({ target, found }));
};

/** `data` and, when asked for, `included`: each resource once, each with the fields asked for. */
export const showRows = (call: Call, type: ResourceType, rows: readonly ResourceRow[]) => {
  const wanted = readInclude(call.url, includable(type));
  checkFields(call.url);
  const data = rows.map((row) => show(call, type, row, wanted));
  if (wanted.size === 0) return { data };
  const found = rows.flatMap((row) =>
    [...wanted].flatMap((name) => listIncluded(call, type, row, name)),
  );
  const once = new Map(found.map((one) => [`${one.target.type} ${one.found.id}`, one]));
  return { data, included: [...once.values()].map((one) => show(call, one.target, one.found)) };
};

/** The same for one resource. */
export const showRow = (call: Call, type: ResourceType, row: ResourceRow) => {
  const { data, ...rest } = showRows(call, type, [row]);
  return { data: data[0], ...rest, links: { self: linkToSelf(call.url) } };
};
