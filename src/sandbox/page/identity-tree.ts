import { namePerson } from './person-name.js';
import type { IdentifierKind, Person } from './sandbox-data.js';

/** How two things stand to each other. `old` belonged to the person once. */
export type Bond = 'joined' | 'merged' | 'apart' | 'old';

/** Something a person was known by, or somebody met on the way. */
export interface GraphNode {
  readonly id: string;
  readonly kind: IdentifierKind | 'profile' | 'other';
  readonly text: string;
}

/** Why two nodes are drawn together: the numbers of the sentences in the table that tell. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly bond: Bond;
  readonly numbers: readonly number[];
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

/** Names a node: the same identifier is drawn once. */
export const nodeId = (kind: string, value: string) => `${kind}:${value}`;

/** A tree that begins with a person; `tie` adds a node, or another sentence to the one that is there. */
export const createTree = (person: Person) => {
  const root = nodeId('profile', person.id);
  const nodes = new Map<string, GraphNode>([
    [root, { id: root, kind: 'profile', text: namePerson(person) }],
  ]);
  const edges = new Map<string, GraphEdge>();
  const tie = (
    from: string,
    kind: GraphNode['kind'],
    value: string,
    bond: Bond,
    number?: number,
  ) => {
    const id = nodeId(kind, value);
    const told = number === undefined ? [] : [number];
    const edge = edges.get(id);
    if (edge !== undefined && !edge.numbers.includes(number ?? 0))
      edges.set(id, { ...edge, numbers: [...edge.numbers, ...told] });
    if (nodes.has(id)) return id;
    nodes.set(id, { id, kind, text: value });
    edges.set(id, { from, to: id, bond, numbers: told });
    return id;
  };
  return { root, nodes, edges, tie };
};
