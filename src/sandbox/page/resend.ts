import type { SandboxEvent } from './sandbox-data.js';

/** A request that would bring an event in again. */
export interface Resend {
  readonly path: string;
  readonly body: unknown;
  readonly hasKey: boolean;
}

interface Data {
  readonly data: {
    readonly id?: string;
    readonly attributes: Record<string, unknown>;
    readonly meta?: unknown;
  };
}

interface BulkBody {
  readonly data: {
    readonly attributes: {
      readonly 'events-bulk-create': {
        readonly data: readonly {
          readonly attributes: {
            readonly profile: Data;
            readonly events: { readonly data: readonly { readonly attributes: object }[] };
          };
        }[];
      };
    };
  };
}

// In bulk `meta` is a sibling of the profile's attributes; in create_event it is one of them.
const liftMeta = ({ data }: Data) => {
  const { meta, ...attributes } = data.attributes;
  return { data: { ...data, attributes, ...(meta !== undefined && { meta }) } };
};

const sinkMeta = ({ data }: Data) => {
  const { meta, ...rest } = data;
  if (meta === undefined) return { data };
  return { data: { ...rest, attributes: { ...data.attributes, meta } } };
};

const isJsonApi = (sent: unknown): boolean =>
  typeof sent === 'object' &&
  sent !== null &&
  JSON.stringify(sent).includes('"metric":{"data"') &&
  JSON.stringify(sent).includes('"profile":{"data"');

const toBulk = (sent: unknown): unknown => {
  const { profile, ...event } = (sent as Data).data.attributes as { profile: Data };
  const group = {
    profile: liftMeta(profile),
    events: { data: [{ type: 'event', attributes: event }] },
  };
  const job = {
    'events-bulk-create': { data: [{ type: 'event-bulk-create', attributes: group }] },
  };
  return { data: { type: 'event-bulk-create-job', attributes: job } };
};

const toCreate = (sent: unknown): unknown => {
  const [group] = (sent as BulkBody).data.attributes['events-bulk-create'].data;
  const [event] = group?.attributes.events.data ?? [];
  if (group === undefined) return sent;
  const attributes = { ...event?.attributes, profile: sinkMeta(group.attributes.profile) };
  return { data: { type: 'event', attributes } };
};

/** The request that brought an event; with `as` the one that would have on the other endpoint. */
export const toResend = (
  { lane, sent }: Pick<SandboxEvent, 'lane' | 'sent'>,
  as: 'create' | 'bulk',
): Resend | undefined => {
  const path = as === 'bulk' ? '/api/event-bulk-create-jobs' : '/api/events';
  if (lane === 'internal') return undefined;
  if (lane === 'client')
    return as === 'bulk' ? undefined : { path: '/client/events', body: sent, hasKey: false };
  if ((lane === 'bulk') === (as === 'bulk')) return { path, body: sent, hasKey: true };
  // The oldest revisions have a shape that bulk never had.
  if (!isJsonApi(sent)) return undefined;
  return { path, body: as === 'bulk' ? toBulk(sent) : toCreate(sent), hasKey: true };
};
