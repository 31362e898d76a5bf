import { namePerson } from './person-name.js';
import type { Explanation, IdentifierKind, Person, Step } from './sandbox-data.js';

/** How two things stand to each other. `old` belonged to the person once. */
export type Bond = 'joined' | 'merged' | 'apart' | 'old';

/** Something a person was known by, or somebody met on the way. */
export interface GraphNode {
  readonly id: string;
  readonly kind: IdentifierKind | 'profile' | 'other';
  readonly text: string;
}

/** Why two nodes are drawn together: the number of its sentence in the table. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly bond: Bond;
  /** 0: no sentence tells how. */
  readonly number: number;
}

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

/** Kinds of identifiers in words. */
export const kindWords: Record<GraphNode['kind'], string> = {
  external_id: 'external id',
  email: 'e-mail',
  phone_number: 'phone',
  anonymous_id: 'anonymous id',
  id: 'profile id',
  _kx: '_kx token',
  profile: 'profile',
  other: 'another profile',
};

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

const nodeId = (kind: string, value: string) => `${kind}:${value}`;

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

/** The identifiers of a person, the profiles that became one with it, and those that did not. */
export const drawIdentity = (person: Person): IdentityGraph => {
  const nodes = new Map<string, GraphNode>();
  const edges: GraphEdge[] = [];
  const root = nodeId('profile', person.id);
  nodes.set(root, { id: root, kind: 'profile', text: namePerson(person) });
  const tie = (
    from: string,
    kind: GraphNode['kind'],
    value: string,
    bond: Bond,
    number: number,
  ) => {
    const id = nodeId(kind, value);
    if (nodes.has(id)) return id;
    nodes.set(id, { id, kind, text: value });
    edges.push({ from, to: id, bond, number });
    return id;
  };
  const told = pickTold(person.explanations);
  const rows = told.map(({ at, sentence, step, bond }, index): GraphRow => {
    const number = index + 1;
    const { by, value, other } = step;
    if (by !== undefined && value !== undefined) {
      if (other === undefined) tie(root, by, value, bond, number);
      else {
        const hub = tie(root, bond === 'merged' ? 'profile' : 'other', other.id, bond, number);
        for (const [kind, held] of listHeld(other))
          tie(
            hub,
            kind,
            held,
            bond === 'merged' ? 'joined' : 'apart',
            bond === 'merged' ? 0 : number,
          );
      }
    }
    return { number, at, what: wordStep(step), bond, sentence };
  });
  const held = new Set(listHeld(person).map(([kind, value]) => nodeId(kind, value)));
  for (const [kind, value] of listHeld(person)) tie(root, kind, value, 'joined', 0);
  for (const id of person.merged ?? []) tie(root, 'profile', id, 'merged', 0);
  const isReplaced = ({ from, to, bond }: GraphEdge) =>
    from === root && bond === 'joined' && !held.has(to);
  return {
    nodes: [...nodes.values()],
    edges: edges.map((edge) => (isReplaced(edge) ? { ...edge, bond: 'old' } : edge)),
    rows,
  };
};
