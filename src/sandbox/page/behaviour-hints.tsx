import type { Behaviour } from '../contract/behaviours/behaviour.js';
import { searchBehaviours } from './behaviour.js';
import { findHints, type Occasion } from './hints.js';
import { LabelTag } from './label-tag.js';
import { linkTo } from './route.js';
import { useData } from './use-data.js';
import { Worded } from './worded.js';

interface BehaviourHintsProps {
  readonly occasions: readonly Occasion[];
  /** What to look for where no rule knows: codes, fields, statuses; the first ones matter most. */
  readonly terms: readonly string[];
}

const FEW = 3;

/** How sure it is that Klaviyo answers so too. */
export const BehaviourHints = ({ occasions, terms }: BehaviourHintsProps) => {
  const all = useData<Behaviour[]>('/_sandbox/behaviours');
  if (typeof all === 'string') return null;
  // Short sentences are about one thing.
  const find = (term: string) =>
    searchBehaviours(all, term).toSorted((one, other) => one.text.length - other.text.length);
  const known = occasions.map(findHints);
  const isUnknown = known.some((ids) => ids === undefined);
  const cited = known.flatMap((ids = []) =>
    ids.flatMap((id) => all.filter((one) => one.id === id)),
  );
  const about = new Set([...cited, ...(isUnknown ? terms.flatMap(find) : [])]);
  if (about.size === 0 && !isUnknown) return null;
  return (
    <div class="hints">
      <h3>Does Klaviyo do so too?</h3>
      <ul>
        {[...about].slice(0, FEW).map((behaviour) => (
          <li key={behaviour.id}>
            <LabelTag label={behaviour.label} />{' '}
            <a href={linkTo('behaviours', behaviour.id)}>
              <Worded text={behaviour.text} />
            </a>
          </li>
        ))}
        <li>
          <a href={linkTo('behaviours')}>All behaviours, and how sure each of them is</a>
        </li>
      </ul>
    </div>
  );
};
