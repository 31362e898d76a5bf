import type { Attribute, Kind, ResourceType } from './resource-type.js';

/** A field that can be compared or sorted by: SQL, and what its values are. */
export interface Field {
  readonly sql: string;
  /** `seconds`: a time kept as milliseconds, compared as it is printed. */
  readonly kind: Kind | 'seconds';
}

const quote = (text: string) => text.replaceAll("'", "''").replaceAll('"', '');

const ofAttribute = ({ column, kind }: Attribute, path: string): Field => {
  if (column !== undefined) return { sql: `resources.${column} / 1000`, kind: 'seconds' };
  const steps = path.split('.').map((step) => `."${quote(step)}"`);
  const inner: Kind = steps.length > 1 ? 'text' : kind;
  return { sql: `json_extract(resources.attributes, '$${steps.join('')}')`, kind: inner };
};

/** The field of that name; `ids` is what catalogs call the id (documented). */
export const findField = ({ attributes }: ResourceType, name: string): Field | undefined => {
  if (['id', 'ids', 'profile_id'].includes(name)) return { sql: 'resources.id', kind: 'text' };
  if (name === 'joined_group_at') return { sql: 'resources.since / 1000', kind: 'seconds' };
  if (name === 'created' || name === 'updated')
    return ofAttribute({ kind: 'time', column: name }, name);
  const attribute = attributes[name.split('.')[0] ?? name];
  return attribute && ofAttribute(attribute, name);
};

/** What rows are sorted by: never null, so that a cursor can stand at any row. */
export const sortKey = (type: ResourceType, name: string): string => {
  const field = findField(type, name);
  if (field === undefined) return 'resources.seq';
  if (field.kind === 'seconds') return field.sql.replace(' / 1000', '');
  return name === 'id' ? field.sql : `coalesce(${field.sql}, '')`;
};
