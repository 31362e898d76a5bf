interface Resource {
  readonly type: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

const asObject = (value: unknown) => (value ?? {}) as Record<string, unknown>;

// `location.city` picks one field of the location.
const pick = (attributes: Resource['attributes'], names: readonly string[]) => {
  const picked: Record<string, unknown> = {};
  for (const name of names) {
    const [outer = name, inner] = name.split('.');
    if (!(outer in attributes)) continue;
    if (inner === undefined) picked[outer] = attributes[outer];
    else
      picked[outer] = { ...asObject(picked[outer]), [inner]: asObject(attributes[outer])[inner] };
  }
  return picked;
};

/** The resource with only the attributes that `fields[type]` asks for, or with all. */
export const selectFields = <Found extends Resource>(url: URL, resource: Found): Found => {
  const wanted = url.searchParams.get(`fields[${resource.type}]`);
  if (wanted === null) return resource;
  return { ...resource, attributes: pick(resource.attributes, wanted.split(',')) };
};
