import type { Behaviour, Label } from '../contract/behaviours/behaviour.js';

/** What the labels mean. */
export const labelWords: Record<Label, string> = {
  documented: 'Klaviyo says so',
  observed: 'seen on the wire',
  assumed: 'a guess nobody has checked',
};

/** The behaviours in whose words every word of the search is found. */
export const searchBehaviours = (all: readonly Behaviour[], search: string): Behaviour[] => {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return all.filter((behaviour) => {
    const { id, area, text, label, source = '' } = behaviour;
    const all = [id, area, text, label, source].join(' ').toLowerCase();
    return words.every((word) => all.includes(word));
  });
};
