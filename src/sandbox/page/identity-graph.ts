import {
  type Bond,
  createTree,
  type GraphEdge,
  type GraphNode,
  kindWords,
  nodeId,
} from './identity-tree.js';
import type { Explanation, IdentifierKind, Person, Step } from './sandbox-data.js';

/** A line of the table that says the same as the graph. */
export interface GraphRow {
  readonly number: number;
  readonly at: string;
  readonly what: string;
  readonly bond: Bond;
  readonly sentence: string;
}

/** Who a person is and how that came about: a tree, its root first, and the same as a table. */
export interface IdentityGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly rows: readonly GraphRow[];
}

const bonds: Readonly<Record<string, Bond>> = {
  created: 'joined',
  gained: 'joined',
  adopted: 'joined',
  changed: 'joined',
  merged: 'merged',
  asked: 'merged',
  cleared: 'old',
  conflict: 'apart',
  apart: 'apart',
  kept: 'apart',
};

/** What became of a step, in a word. */
export const bondWords: Record<Bond, string> = {
  joined: 'joined',
  merged: 'merged',
  apart: 'kept apart',
  old: 'replaced',
};

type Held = readonly [IdentifierKind, string];

const listHeld = (person: Partial<Person>): Held[] => [
  ...(person.external_id ? [['external_id', person.external_id] as const] : []),
  ...(person.email ? [['email', person.email] as const] : []),
  ...(person.phone_number ? [['phone_number', person.phone_number] as const] : []),
  ...(person.anonymous_ids ?? []).map((id) => ['anonymous_id', id] as const),
];

const wordStep = ({ by, value }: Step) => `${by ? kindWords[by] : ''} ${value ?? ''}`.trim();

/** Told twice is told once; what joined nobody to anybody is not told here. */
const pickTold = (explanations: readonly Explanation[]) => {
  const seen = new Set<string>();
  return explanations.flatMap((explanation) => {
    const { step, sentence } = explanation;
    const bond = bonds[explanation.kind];
    if (step === undefined || bond === undefined || seen.has(sentence)) return [];
    seen.add(sentence);
    return [{ ...explanation, step, bond }];
  });
};

type Told = ReturnType<typeof pickTold>[number];

// An identifier that came with a merged profile hangs at that profile, whoever told of it first.
const findHubs = (told: readonly Told[]) => {
  const hubs = new Map<string, string>();
  for (const { step, bond } of told)
    if (step.other !== undefined && bond === 'merged')
      for (const [kind, value] of listHeld(step.other))
        hubs.set(nodeId(kind, value), step.other.id);
  return hubs;
};

/** The identifiers of a person, the profiles that became one with it, and those that did not. */
export const drawIdentity = (person: Person): IdentityGraph => {
  const { root, nodes, edges, tie } = createTree(person);
  const told = pickTold(person.explanations);
  const hubs = findHubs(told);
  const hold = (kind: IdentifierKind, value: string, bond: Bond, number?: number) => {
    const hub = hubs.get(nodeId(kind, value));
    tie(hub ? tie(root, 'profile', hub, 'merged') : root, kind, value, bond, number);
  };
  const meet = ({ other }: Step, bond: Bond, number: number) => {
    if (other === undefined) return;
    const isMerged = bond === 'merged';
    const hub = tie(root, isMerged ? 'profile' : 'other', other.id, bond, number);
    for (const [kind, value] of listHeld(other))
      if (isMerged) hold(kind, value, 'joined');
      else tie(hub, kind, value, bond, number);
  };
  const rows = told.map(({ at, sentence, step, bond }, index): GraphRow => {
    const number = index + 1;
    if (step.other !== undefined) meet(step, bond, number);
    else if (step.by !== undefined && step.value !== undefined)
      hold(step.by, step.value, bond, number);
    return { number, at, what: wordStep(step), bond, sentence };
  });
  const held = listHeld(person);
  for (const [kind, value] of held) hold(kind, value, 'joined');
  for (const id of person.merged ?? []) tie(root, 'profile', id, 'merged');
  const isHeld = new Set(held.map(([kind, value]) => nodeId(kind, value)));
  const isReplaced = ({ from, to, bond }: GraphEdge) =>
    from === root && bond === 'joined' && !isHeld.has(to);
  return {
    nodes: [...nodes.values()],
    edges: [...edges.values()].map((edge) => (isReplaced(edge) ? { ...edge, bond: 'old' } : edge)),
    rows,
  };
};
