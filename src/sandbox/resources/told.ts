import { parseInput } from '../checks/parse-input.js';
import { Failure, type Problem } from '../contract/failure.js';
import type { Database } from '../store/database.js';
import { requestSchema } from './request-schema.js';
import type { Relationship, ResourceType } from './resource-type.js';
import { findResource } from './source.js';
import { findType } from './table/table.js';

/** What a request says of a resource. Ids by relationship are in the form they are kept in. */
export interface Told {
  readonly id: string | undefined;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly linked: Readonly<Record<string, readonly string[]>>;
}

interface Reference {
  readonly id: string;
}

/** A resource in a body that was checked. */
export interface Checked {
  readonly id?: string;
  readonly attributes?: Record<string, unknown> | null;
  readonly relationships?: Record<string, { data: Reference | Reference[] | null } | null> | null;
}

const toList = <Item>(data: Item | readonly Item[] | null | undefined): readonly Item[] =>
  data === null || data === undefined ? [] : Array.isArray(data) ? data : [data as Item];

/** The ids of a linkage as they are kept, or a 404 that points at one nobody has (assumed). */
export const resolveLinkage = (
  database: Database,
  { target, many }: Relationship,
  data: Reference | readonly Reference[] | null,
  pointer: string,
): string[] => {
  const type = findType(target);
  const problems: Problem[] = [];
  const ids = toList<Reference>(data).map(({ id }, index) => {
    const found = type && findResource(database, type, id);
    if (found === undefined && !type?.admits?.(id))
      problems.push({
        detail: `A ${target} with id ${id} does not exist.`,
        pointer: `${pointer}${many ? `/${index}` : ''}/id`,
      });
    return found?.id ?? id;
  });
  if (problems.length > 0) throw new Failure(404, ...problems);
  return [...new Set(ids)];
};

const readLinks = (
  database: Database,
  type: ResourceType,
  given: Checked['relationships'],
  at: string,
) => {
  const linked: Record<string, readonly string[]> = {};
  for (const [name, relationship] of Object.entries(type.relationships ?? {})) {
    const used = given?.[name] ? name : (relationship.alias ?? name);
    const linkage = given?.[used];
    if (!linkage) continue;
    const pointer = `${at}/relationships/${used}/data`;
    linked[name] = resolveLinkage(database, relationship, linkage.data, pointer);
  }
  return linked;
};

const refuseMissing = (type: ResourceType, linked: Told['linked'], at: string): void => {
  for (const [name, { create }] of Object.entries(type.relationships ?? {}))
    if (create === 'required' && (linked[name]?.length ?? 0) === 0)
      throw new Failure(400, {
        detail: `'${name}' is a required field.`,
        pointer: `${at}/relationships/${name}`,
      });
};

/** What a checked resource at that pointer says; what it leads to must exist. */
export const understand = (
  database: Database,
  type: ResourceType,
  use: 'create' | 'update',
  checked: Checked,
  at = '/data',
): Told => {
  const linked = readLinks(database, type, checked.relationships, at);
  if (use === 'create') refuseMissing(type, linked, at);
  return { id: checked.id, attributes: checked.attributes ?? {}, linked };
};

/** Reads the body of a POST or PATCH, or refuses it with a pointer to each mistake. */
export const readTold = (
  database: Database,
  type: ResourceType,
  use: 'create' | 'update',
  body: unknown,
): Told => {
  const { data } = parseInput(requestSchema(type, use), body) as { data: Checked };
  return understand(database, type, use, data);
};
