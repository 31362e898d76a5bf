import { type Behaviour, searchBehaviours } from './behaviour.js';
import { LabelTag } from './label-tag.js';
import { linkTo } from './route.js';
import { useData } from './use-data.js';
import { Worded } from './worded.js';

interface BehaviourHintsProps {
  readonly code: string | undefined;
  readonly status: number;
}

const FEW = 3;

/** How sure it is that Klaviyo answers so too. */
export const BehaviourHints = ({ code, status }: BehaviourHintsProps) => {
  const all = useData<Behaviour[]>('/_sandbox/behaviours');
  if (typeof all === 'string') return null;
  const named = code === undefined ? [] : searchBehaviours(all, code);
  const about = named.length > 0 ? named : searchBehaviours(all, String(status));
  if (about.length === 0) return null;
  return (
    <div class="hints">
      <h3>Does Klaviyo do so too?</h3>
      <ul>
        {about.slice(0, FEW).map((behaviour) => (
          <li key={behaviour.id}>
            <LabelTag label={behaviour.label} />{' '}
            <a href={linkTo('behaviours', behaviour.id)}>
              <Worded text={behaviour.text} />
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
};
