import type { Database } from '../store/database.js';
import { newMetricId } from '../store/new-id.js';
import { addLink } from './links.js';
import { insertRow, type ResourceRow } from './rows.js';

type Attributes = Readonly<Record<string, unknown>>;

const asObjects = (value: unknown): readonly Attributes[] =>
  Array.isArray(value)
    ? value.filter((item): item is Attributes => typeof item === 'object' && item !== null)
    : [];

const definitionOf = ({ definition }: Attributes) => (definition ?? {}) as Attributes;

const triggerTypes: Readonly<Record<string, string>> = {
  list: 'Added to List',
  segment: 'Added to List',
  metric: 'Metric',
  date: 'Date Based',
  'price-drop': 'Price Drop',
  'low-inventory': 'Low Inventory',
};

/** What is told of a flow with the type of its first trigger, as Klaviyo words it. */
export const triggerTypeOf = (attributes: Attributes): Attributes => {
  const [first] = asObjects(definitionOf(attributes).triggers);
  if (first === undefined) return attributes;
  const name = String(first.type);
  const known = Object.hasOwn(triggerTypes, name) ? triggerTypes[name] : undefined;
  return { ...attributes, trigger_type: known ?? 'Unconfigured' };
};

/** Makes the actions that a new flow's definition names, and links what triggers it to it. */
export const addFlowParts = (database: Database, flow: ResourceRow, now: number): void => {
  const definition = definitionOf(flow.attributes);
  for (const action of asObjects(definition.actions)) {
    const row = { type: 'flow-action', id: newMetricId(), created: now, updated: now };
    insertRow(database, { ...row, attributes: { definition: action } });
    addLink(database, { from: row, relationship: 'flow', to: flow }, now);
  }
  for (const { type, id } of asObjects(definition.triggers)) {
    if (!['list', 'segment', 'metric'].includes(String(type)) || typeof id !== 'string') continue;
    const from = { type: String(type), id };
    addLink(database, { from, relationship: 'flow-triggers', to: flow }, now);
  }
};
