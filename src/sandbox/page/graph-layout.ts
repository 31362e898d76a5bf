import type { IdentityGraph } from './identity-graph.js';
import type { GraphEdge, GraphNode } from './identity-tree.js';

/** A node with its place; `x` and `y` are its left and its middle. */
export interface PlacedNode extends GraphNode {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** An edge with its path and the middle of its number. */
export interface PlacedEdge extends GraphEdge {
  readonly path: string;
  /** The way to where the path begins, shared with other edges. */
  readonly spine?: string;
  readonly x: number;
  readonly y: number;
}

/** The drawing of a graph. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

/** Height of a node's box. */
export const NODE_HEIGHT = 40;

const ROW = 52;
const INDENT = 44;
const GAP = 64;

/** Width of a character of the graph's font. */
export const CHARACTER_WIDTH = 7.85;

/** What a box has beside its text. */
export const PADDING = 28;

// The ends of an id tell enough; a name has to be read.
const MOST_OF_AN_ID = 18;

const wanted = ({ kind, text }: GraphNode) => {
  const isName = kind === 'email' || kind === 'profile' || kind === 'other';
  const length = isName ? text.length : Math.min(text.length, MOST_OF_AN_ID);
  return length * CHARACTER_WIDTH + PADDING;
};

// Columns side by side that would cut a name are too narrow.
const fits = (nodes: readonly GraphNode[], columns: number, width: number) =>
  columns * Math.max(...nodes.map(wanted)) + (columns - 1) * GAP <= width;

interface Tree {
  readonly node: GraphNode;
  readonly depth: number;
  readonly children: readonly Tree[];
}

const growTree = (graph: IdentityGraph, node: GraphNode, depth: number): Tree => ({
  node,
  depth,
  children: graph.edges
    .filter(({ from }) => from === node.id)
    .flatMap(({ to }) => graph.nodes.find(({ id }) => id === to) ?? [])
    .map((child) => growTree(graph, child, depth + 1)),
});

type Place = (tree: Tree, y: number, width: number) => PlacedNode;

/** From left to right, a parent in the middle of its children; a leaf takes a row. */
const placeWide = (tree: Tree, place: Place, columns: number, width: number): PlacedNode[] => {
  let row = 0;
  const column = (width - GAP * (columns - 1)) / columns;
  const walk = (part: Tree): PlacedNode[] => {
    const below = part.children.map(walk);
    const own = below.flatMap(([child]) => child ?? []);
    const [first, last] = [own[0], own.at(-1)];
    const y = first && last ? (first.y + last.y) / 2 : row++ * ROW + ROW / 2;
    return [{ ...place(part, y, column), x: part.depth * (column + GAP) }, ...below.flat()];
  };
  return walk(tree);
};

/** From top to bottom, each node a row, children further in: for phones. */
const placeNarrow = (tree: Tree, place: Place, width: number): PlacedNode[] => {
  let row = 0;
  const walk = (part: Tree): PlacedNode[] => {
    const x = part.depth * INDENT;
    const node = { ...place(part, row++ * ROW + ROW / 2, width - x), x };
    return [node, ...part.children.flatMap(walk)];
  };
  return walk(tree);
};

const curve = (from: PlacedNode, to: PlacedNode) => {
  const start = from.x + from.width;
  const middle = (start + to.x) / 2;
  const path = `M${start} ${from.y}C${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}`;
  return { path, x: to.x - 20, y: to.y };
};

const elbow = (from: PlacedNode, to: PlacedNode) => {
  const x = from.x + 14;
  const spine = `M${x} ${from.y + NODE_HEIGHT / 2}V${to.y}`;
  return { spine, path: `M${x} ${to.y}H${to.x}`, x: x + 2, y: to.y };
};

/** Places a graph in a width: as a tree from left to right, or, where that is too narrow, downwards. */
export const layOut = (graph: IdentityGraph, width: number): Layout => {
  const [root] = graph.nodes;
  if (root === undefined) return { width, height: 0, nodes: [], edges: [] };
  const tree = growTree(graph, root, 0);
  const columns = tree.children.some(({ children }) => children.length > 0) ? 3 : 2;
  const isWide = fits(graph.nodes, columns, width);
  const place: Place = ({ node }, y, own) => ({ ...node, x: 0, y, width: own });
  const nodes = isWide ? placeWide(tree, place, columns, width) : placeNarrow(tree, place, width);
  const find = (id: string) => nodes.find((node) => node.id === id);
  const edges = graph.edges.flatMap((edge) => {
    const [from, to] = [find(edge.from), find(edge.to)];
    return from && to ? [{ ...edge, ...(isWide ? curve(from, to) : elbow(from, to)) }] : [];
  });
  return { width, height: Math.max(...nodes.map(({ y }) => y)) + ROW / 2, nodes, edges };
};
