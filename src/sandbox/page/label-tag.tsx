import type { Label } from '../contract/behaviours/behaviour.js';
import { labelWords } from './behaviour.js';

const signs: Record<Label, string> = { documented: '●', observed: '◐', assumed: '○' };

/** How sure a behaviour is: in a word and by shape. */
export const LabelTag = ({ label }: { label: Label }) => (
  <span class={`tag is-${label}`} title={labelWords[label]}>
    <span aria-hidden="true">{signs[label]} </span>
    {label}
  </span>
);
