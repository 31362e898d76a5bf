import { useEffect, useState } from 'preact/hooks';
import type { Behaviour, Label } from '../contract/behaviours/behaviour.js';
import { Announcement } from './announcement.js';
import { labelWords, searchBehaviours } from './behaviour.js';
import { Empty } from './empty.js';
import { FilterChips } from './filter-chips.js';
import { LabelTag } from './label-tag.js';
import { Loading } from './loading.js';
import { SearchBox } from './search-box.js';
import { useData } from './use-data.js';
import { Worded } from './worded.js';

const labels: readonly Label[] = ['documented', 'observed', 'assumed'];

const Entry = ({ behaviour, isOpen }: { behaviour: Behaviour; isOpen: boolean }) => (
  <li
    id={`behaviour-${behaviour.id}`}
    class={isOpen ? 'behaviour is-open' : 'behaviour'}
    tabIndex={-1}
  >
    <LabelTag label={behaviour.label} />
    <span>
      <Worded text={behaviour.text} />
      {behaviour.source && <span class="source">{behaviour.source}</span>}
    </span>
  </li>
);

const groupByArea = (behaviours: readonly Behaviour[]) => {
  const areas = new Map<string, Behaviour[]>();
  for (const behaviour of behaviours)
    areas.set(behaviour.area, [...(areas.get(behaviour.area) ?? []), behaviour]);
  return [...areas];
};

const useReveal = (id: string | undefined, isThere: boolean) =>
  useEffect(() => {
    if (id === undefined || !isThere) return;
    const entry = document.getElementById(`behaviour-${id}`);
    entry?.scrollIntoView({ block: 'center' });
    entry?.focus({ preventScroll: true });
  }, [id, isThere]);

const SEARCH = 'search=';

const readSearch = (id = '') => (id.startsWith(SEARCH) ? id.slice(SEARCH.length) : '');

/**
 * Everything the sandbox does that somebody might ask about, each with how sure it is. Instead of an id the
 * route may hold words to look for: `search=merge`.
 */
export const BehavioursView = ({ id }: { id: string | undefined }) => {
  const all = useData<Behaviour[]>('/_sandbox/behaviours');
  const [search, setSearch] = useState(() => readSearch(id));
  const [label, setLabel] = useState('');
  useReveal(id, typeof all !== 'string');
  if (all === 'loading') return <Loading />;
  const found = all === 'missing' ? [] : searchBehaviours(all, search);
  const shown = found.filter((behaviour) => label === '' || behaviour.label === label);
  const options = labels.map((value) => ({
    value,
    title: value,
    count: found.filter((behaviour) => behaviour.label === value).length,
  }));
  return (
    <>
      <h2>What this box does, and how sure that is</h2>
      <p class="hint lead">{labels.map((name) => `${name}: ${labelWords[name]}`).join('; ')}.</p>
      <div class="toolbar">
        <SearchBox label="Search behaviours" value={search} onChange={setSearch} />
        <FilterChips label="Label" options={options} chosen={label} onChoose={setLabel} />
        <Announcement text={`${shown.length} ${shown.length === 1 ? 'behaviour' : 'behaviours'}`} />
      </div>
      {shown.length === 0 && (
        <Empty title="Nothing matches">
          <p>Try an endpoint, a status or a word like “merge”.</p>
        </Empty>
      )}
      {groupByArea(shown).map(([area, behaviours]) => (
        <section key={area} class="area">
          <h3>{area}</h3>
          <ul>
            {behaviours.map((behaviour) => (
              <Entry key={behaviour.id} behaviour={behaviour} isOpen={behaviour.id === id} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
};
