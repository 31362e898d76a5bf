import type { Json, WireTrack } from '../../protocol/wire.js';
import { plainName } from '../plain-name.js';
import { type Rejection, reject } from '../verdict.js';
import { checkOwnFields } from './check-own-fields.js';
import { describeIssue } from './describe-issue.js';
import type { StandardSchema } from './standard-schema.js';

/** What the events of a metric have to be, by schemas of any library that keeps to Standard Schema. */
export interface MetricSchema {
  /** Of the properties, `{}` when there are none. What it makes of them is what is sent. */
  properties?: StandardSchema;
  /** Of the event's value, `undefined` when there is none. */
  value?: StandardSchema;
}

/** By the metric's name, whatever its case. */
export interface MetricSchemas {
  readonly [metric: string]: MetricSchema;
}

type Checked = { event: WireTrack } | Rejection;

/** Holds an event to the schemas of its metric; at once when there are none. Never rejects. */
export type CheckSchemas = (event: WireTrack) => Checked | Promise<Checked>;

interface Failed {
  pointer: string;
  detail: string;
}

const ask = async (
  schema: StandardSchema | undefined,
  value: unknown,
  place: string,
): Promise<{ value: unknown } | Failed> => {
  if (!schema) return { value };
  const result = await schema['~standard'].validate(value);
  return result.issues ? describeIssue(result.issues[0], value, place) : { value: result.value };
};

/** As it will travel: a schema may make dates, and leave keys undefined. */
const toProperties = (id: string, made: unknown): { [key: string]: Json } => {
  const properties = JSON.parse(JSON.stringify(made) ?? 'null');
  if (typeof properties !== 'object' || properties === null || Array.isArray(properties))
    throw new TypeError('A schema of properties makes an object');
  const wrong = checkOwnFields(id, properties, '/properties');
  if (wrong) throw new TypeError(wrong.rejection.detail);
  return properties;
};

const toValue = (made: unknown): number | undefined => {
  if (made === undefined || (typeof made === 'number' && Number.isFinite(made))) return made;
  throw new TypeError('A schema of a value makes a finite number');
};

const applySchema = async (
  { properties: schema, value: valueSchema }: MetricSchema,
  { properties, value, ...event }: WireTrack,
): Promise<Checked> => {
  const made = await ask(schema, properties ?? {}, '/properties');
  if ('detail' in made) return reject(event.id, 'properties_refused', made.pointer, made.detail);
  const madeValue = await ask(valueSchema, value, '/value');
  if ('detail' in madeValue) return reject(event.id, 'value_refused', '/value', madeValue.detail);
  const own = schema ? toProperties(event.id, made.value) : properties;
  const worth = toValue(madeValue.value);
  return {
    event: {
      ...event,
      ...(own && { properties: own }),
      ...(worth !== undefined && { value: worth }),
    },
  };
};

/** Compiles the shop's schemas. One that throws costs its own events alone, and its operator is told. */
export const createCheckSchemas = (
  schemas: MetricSchemas,
  onError: (metric: string, error: unknown) => void,
): CheckSchemas => {
  const rules = new Map(
    Object.entries(schemas).map(([name, schema]) => [plainName(name), { name, schema }]),
  );
  return (event) => {
    const rule = rules.get(plainName(event.metric));
    if (!rule) return { event };
    return applySchema(rule.schema, event).catch((error) => {
      onError(rule.name, error);
      const detail = "The shop's own rule for this metric failed; its operator finds it in the log";
      return reject(event.id, 'policy_failed', '/properties', detail);
    });
  };
};
