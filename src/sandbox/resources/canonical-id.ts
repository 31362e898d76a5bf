import type { ResourceType } from './resource-type.js';
import { findType } from './table/table.js';

/** Turns ids of a type, or of what one of its relationships leads to, into the form they are kept in. */
export const canonicalIdOf =
  (type: ResourceType) =>
  (id: string, relationship?: string): string => {
    const target = relationship && type.relationships?.[relationship]?.target;
    const owner = target ? findType(target) : type;
    return owner?.canonicalId?.(id) ?? id;
  };
