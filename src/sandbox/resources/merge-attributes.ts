import type { Attribute, ResourceType } from './resource-type.js';

const usualOf = ({ usual }: Attribute, now: number): unknown =>
  typeof usual === 'function' ? (usual as (now: number) => unknown)(now) : (usual ?? null);

/**
 * What is kept of attributes after something was said of them. Null means the usual value; one that
 * cannot be missing stays as it was (assumed).
 */
export const mergeAttributes = (
  type: ResourceType,
  before: Readonly<Record<string, unknown>> | undefined,
  said: Readonly<Record<string, unknown>>,
  now: number,
): Record<string, unknown> => {
  const kept = Object.entries(type.attributes).filter(
    ([, { column, compute }]) => column === undefined && compute === undefined,
  );
  return Object.fromEntries(
    kept.map(([name, attribute]) => {
      const value = said[name] ?? undefined;
      if (value !== undefined) return [name, value];
      const wasSaid = name in said && attribute.create !== 'required';
      if (before !== undefined && !wasSaid) return [name, before[name] ?? null];
      return [name, usualOf(attribute, now)];
    }),
  );
};
