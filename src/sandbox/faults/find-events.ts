/** An event found in a body of any endpoint and revision. */
export interface FoundEvent {
  readonly metric: string | undefined;
  readonly properties: Readonly<Record<string, unknown>>;
  /** Pointer to its attributes. */
  readonly pointer: string;
  /** Pointer to its metric's name. */
  readonly metricPointer: string;
}

type Json = Readonly<Record<string, unknown>>;

const asObject = (value: unknown): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Json)
    : undefined;

const nameOf = (metric: Json | undefined) => {
  const named = asObject(asObject(metric?.data)?.attributes);
  const name = named === undefined ? metric?.name : named.name;
  return {
    name: typeof name === 'string' ? name : undefined,
    path: named === undefined ? '/metric/name' : '/metric/data/attributes/name',
  };
};

const readEvent = (attributes: Json, pointer: string): FoundEvent => {
  const { name, path } = nameOf(asObject(attributes.metric));
  return {
    metric: name,
    properties: asObject(attributes.properties) ?? {},
    pointer,
    metricPointer: `${pointer}${path}`,
  };
};

/** Every event of a request, however deep a bulk job wraps it; what it means is not checked. */
export const findEvents = (body: unknown, pointer = ''): FoundEvent[] => {
  if (Array.isArray(body))
    return body.flatMap((item, index) => findEvents(item, `${pointer}/${index}`));
  const object = asObject(body);
  if (object === undefined) return [];
  const attributes = asObject(object.attributes);
  if (object.type === 'event' && attributes !== undefined)
    return [readEvent(attributes, `${pointer}/attributes`)];
  return ['data', 'attributes', 'events-bulk-create', 'events'].flatMap((name) =>
    name in object ? findEvents(object[name], `${pointer}/${name}`) : [],
  );
};
