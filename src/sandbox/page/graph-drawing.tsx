import { useLayoutEffect, useRef, useState } from 'preact/hooks';

import {
  CHARACTER_WIDTH,
  layOut,
  NODE_HEIGHT,
  PADDING,
  type PlacedEdge,
  type PlacedNode,
} from './graph-layout.js';
import type { IdentityGraph } from './identity-graph.js';
import { kindWords } from './identity-tree.js';

const shorten = (text: string, width: number) => {
  const most = Math.max(4, Math.floor((width - PADDING) / CHARACTER_WIDTH));
  if (text.length <= most) return text;
  // The end of an id tells more than its start, which is the time.
  const tail = Math.floor((most - 1) / 2);
  return `${text.slice(0, most - 1 - tail)}…${text.slice(-tail)}`;
};

const Node = ({ node, isApart }: { node: PlacedNode; isApart: boolean }) => {
  const { x, y, width, kind, text } = node;
  const top = y - NODE_HEIGHT / 2;
  const radius = kind === 'profile' || kind === 'other' ? 20 : 8;
  return (
    <g class={`node is-${isApart ? 'apart' : kind}`}>
      <rect x={x + 1} y={top + 1} width={width - 2} height={NODE_HEIGHT - 2} rx={radius} />
      <text class="node-kind" x={x + 14} y={y - 4}>
        {kindWords[kind]}
      </text>
      <text x={x + 14} y={y + 12}>
        {shorten(text, width)}
      </text>
    </g>
  );
};

const Badge = ({ edge, text }: { edge: PlacedEdge; text: string }) => {
  const width = 14 + text.length * 6;
  return (
    <>
      <rect x={edge.x - width / 2} y={edge.y - 10} width={width} height="20" rx="10" />
      <text x={edge.x} y={edge.y + 4}>
        {text}
      </text>
    </>
  );
};

const Edge = ({ edge }: { edge: PlacedEdge }) => (
  <g class={`edge is-${edge.bond}`}>
    <path d={edge.path} />
    {edge.bond === 'merged' && <path class="edge-inner" d={edge.path} />}
    {edge.numbers.length > 0 && <Badge edge={edge} text={edge.numbers.join(' ')} />}
  </g>
);

/** The graph as a picture; the table after it says the same. */
export const GraphDrawing = ({ graph }: { graph: IdentityGraph }) => {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    if (box.current === null) return;
    const watch = new ResizeObserver(([entry]) =>
      setWidth(Math.floor(entry?.contentRect.width ?? 0)),
    );
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  const { height, nodes, edges } = layOut(graph, width);
  const apart = new Set(
    edges.filter(({ bond }) => bond === 'apart' || bond === 'old').map(({ to }) => to),
  );
  return (
    <div class="graph" ref={box}>
      {width > 0 && (
        <svg
          viewBox={`0 0 ${width} ${height}`}
          width={width}
          height={height}
          role="img"
          aria-label="How the identifiers came together; the table below says the same in words."
        >
          {edges.map(
            ({ to, spine }) => spine && <path key={`spine ${to}`} class="spine" d={spine} />,
          )}
          {edges.map((edge) => (
            <Edge key={edge.to} edge={edge} />
          ))}
          {nodes.map((node) => (
            <Node key={node.id} node={node} isApart={apart.has(node.id)} />
          ))}
        </svg>
      )}
    </div>
  );
};
