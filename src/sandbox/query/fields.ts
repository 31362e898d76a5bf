interface Resource {
  readonly type: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const copyPath = (
  from: Resource['attributes'],
  to: Record<string, unknown>,
  [name = '', ...deeper]: readonly string[],
): void => {
  if (!Object.hasOwn(from, name)) return;
  const value = from[name];
  if (deeper.length === 0 || !isObject(value)) {
    to[name] = value;
    return;
  }
  const inner = isObject(to[name]) && to[name] !== value ? to[name] : {};
  to[name] = inner;
  copyPath(value, inner, deeper);
};

// `location.city` picks one field of the location. Whole objects go last, so that they win.
const pick = (attributes: Resource['attributes'], names: readonly string[]) => {
  const picked: Record<string, unknown> = {};
  const paths = names.map((name) => name.split('.'));
  for (const path of paths.toSorted((a, b) => b.length - a.length))
    copyPath(attributes, picked, path);
  return picked;
};

/** The resource with only the attributes that `fields[type]` asks for, or with all. */
export const selectFields = <Found extends Resource>(url: URL, resource: Found): Found => {
  const wanted = url.searchParams.get(`fields[${resource.type}]`);
  if (wanted === null) return resource;
  return { ...resource, attributes: pick(resource.attributes, wanted.split(',')) };
};
