type Tree = Record<string, unknown>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

/** The way to everything inside a value, and to itself. */
export const pathsOf = (value: unknown, path: readonly string[] = []): string[][] => [
  [...path],
  ...(isTree(value)
    ? Object.entries(value).flatMap(([key, inside]) => pathsOf(inside, [...path, key]))
    : []),
];

/** The body with something else in one place. */
export const replaceAt = (
  body: unknown,
  [key, ...deeper]: readonly string[],
  value: unknown,
): unknown => {
  if (key === undefined) return value;
  const tree = (Array.isArray(body) ? [...body] : { ...(body as Tree) }) as Tree;
  tree[key] = replaceAt(tree[key], deeper, value);
  return tree;
};

/** The body with one thing more in one place. */
export const addAt = (
  body: unknown,
  path: readonly string[],
  key: string,
  value: unknown,
): unknown => {
  const place = path.reduce<unknown>((inside, name) => (inside as Tree)[name], body);
  return isTree(place) && !Array.isArray(place)
    ? replaceAt(body, path, { ...place, [key]: value })
    : replaceAt(body, path, value);
};
