import { namePerson } from './person-name.js';
import type { SandboxEvent } from './sandbox-data.js';

/** True when every word of the filter is somewhere in the event. */
export const matches = (event: SandboxEvent, filter: string): boolean => {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const { metric, profile, properties, unique_id, id } = event;
  const text = [metric, namePerson(profile), id, unique_id, JSON.stringify(properties)].join(' ');
  return words.every((word) => text.toLowerCase().includes(word));
};
