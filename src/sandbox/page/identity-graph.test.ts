import { expect, test } from 'vitest';

import { layOut } from './graph-layout.js';
import { drawIdentity } from './identity-graph.js';
import type { Explanation, Person } from './sandbox-data.js';

const at = '2026-11-20T10:00:00.000Z';

const person = (explanations: readonly Explanation[], more: Partial<Person> = {}): Person => ({
  id: 'p1',
  email: 'ada@example.com',
  anonymous_ids: ['a1'],
  traits: {},
  created: at,
  updated: at,
  last_event: null,
  explanations,
  ...more,
});

const gained: Explanation = {
  at,
  kind: 'created',
  sentence: 'ada@example.com is new',
  step: { kind: 'created', by: 'email', value: 'ada@example.com' },
};
const merged: Explanation = {
  at,
  kind: 'merged',
  sentence: 'anonymous a1 joined ada',
  step: {
    kind: 'merged',
    by: 'anonymous_id',
    value: 'a1',
    other: { id: 'p2', anonymous_ids: ['a1'] },
  },
};
const conflict: Explanation = {
  at,
  kind: 'conflict',
  sentence: '+1 stayed with bob',
  step: {
    kind: 'conflict',
    by: 'phone_number',
    value: '+1',
    other: { id: 'p3', email: 'bob@example.com', phone_number: '+1' },
  },
};

const edgesOf = (whose: Person) =>
  drawIdentity(whose).edges.map(({ from, to, bond, numbers }) => [from, to, bond, numbers.join()]);

test('what was gained hangs at the person, what came by a merge at the profile it came with', () => {
  expect(edgesOf(person([gained, merged]))).toEqual([
    ['profile:p1', 'email:ada@example.com', 'joined', '1'],
    ['profile:p1', 'profile:p2', 'merged', '2'],
    ['profile:p2', 'anonymous_id:a1', 'joined', ''],
  ]);
});

test('an identifier told of before its profile was merged hangs at that profile', () => {
  const first: Explanation = {
    at,
    kind: 'created',
    sentence: 'anonymous a1 is new',
    step: { kind: 'created', by: 'anonymous_id', value: 'a1' },
  };
  expect(edgesOf(person([first, gained, merged]))).toEqual([
    ['profile:p1', 'profile:p2', 'merged', '3'],
    ['profile:p2', 'anonymous_id:a1', 'joined', '1'],
    ['profile:p1', 'email:ada@example.com', 'joined', '2'],
  ]);
});

test('what several sentences tell of has the number of each', () => {
  const adopted: Explanation = {
    at,
    kind: 'adopted',
    sentence: 'ada was known by nothing else',
    step: { kind: 'adopted', by: 'email', value: 'ada@example.com' },
  };
  expect(edgesOf(person([gained, adopted]))[0]?.[3]).toBe('1,2');
});

test('an identifier that stayed with somebody else hangs there, apart', () => {
  expect(edgesOf(person([gained, conflict])).slice(1)).toEqual([
    ['profile:p1', 'other:p3', 'apart', '2'],
    ['other:p3', 'email:bob@example.com', 'apart', '2'],
    ['other:p3', 'phone_number:+1', 'apart', '2'],
    ['profile:p1', 'anonymous_id:a1', 'joined', ''],
  ]);
});

test('an identifier that was replaced is told as old', () => {
  const changed: Explanation = {
    at,
    kind: 'changed',
    sentence: 'ada changed e-mail',
    step: { kind: 'changed', by: 'email', value: 'new@example.com', own: 'ada@example.com' },
  };
  expect(edgesOf(person([gained, changed], { email: 'new@example.com' })).slice(0, 2)).toEqual([
    ['profile:p1', 'email:ada@example.com', 'old', '1'],
    ['profile:p1', 'email:new@example.com', 'joined', '2'],
  ]);
});

test('every number of the graph is a row of the table, and what is said twice is one row', () => {
  const { rows, edges } = drawIdentity(person([gained, merged, merged, conflict]));
  expect(rows.map(({ number, sentence }) => [number, sentence])).toEqual([
    [1, gained.sentence],
    [2, merged.sentence],
    [3, conflict.sentence],
  ]);
  const numbers = new Set(rows.map(({ number }) => number));
  expect(edges.flatMap((edge) => edge.numbers).every((number) => numbers.has(number))).toBe(true);
});

test('draws identifiers nobody told of, and merged ids, too', () => {
  expect(edgesOf(person([], { merged: ['p9'] }))).toEqual([
    ['profile:p1', 'email:ada@example.com', 'joined', ''],
    ['profile:p1', 'anonymous_id:a1', 'joined', ''],
    ['profile:p1', 'profile:p9', 'merged', ''],
  ]);
});

test('no two nodes overlap and none leaves the picture, however wide it is', () => {
  const graph = drawIdentity(person([gained, merged, conflict], { merged: ['p2', 'p8', 'p9'] }));
  for (const width of [300, 559, 560, 1_200]) {
    const { nodes, height } = layOut(graph, width);
    expect(nodes).toHaveLength(graph.nodes.length);
    for (const node of nodes) {
      expect(node.x).toBeGreaterThanOrEqual(0);
      expect(node.x + node.width).toBeLessThanOrEqual(width + 0.001);
      expect(node.y + 20).toBeLessThanOrEqual(height);
      const near = nodes.filter(
        (other) =>
          other !== node &&
          Math.abs(other.y - node.y) < 40 &&
          other.x < node.x + node.width &&
          node.x < other.x + other.width,
      );
      expect(near, `${node.id} at ${width}`).toEqual([]);
    }
  }
});
