/** An event as the local Klaviyo recorded it. */
export interface RecordedEvent {
  id: string;
  metric: string;
  profile: {
    id: string;
    email: string | null;
    phone_number: string | null;
    external_id: string | null;
    anonymous_ids: string[];
  };
  properties: { [key: string]: unknown };
  value: number | null;
  value_currency: string | null;
  unique_id: string;
  /** ISO 8601, cut to the second. */
  time: string;
  /** As it was sent. */
  time_sent: string;
  lane: 'create_event' | 'bulk';
}

export interface SandboxView {
  reset(): Promise<void>;
  /** Everything recorded, in the order it was. */
  events(metric?: string): Promise<RecordedEvent[]>;
  profiles(): Promise<{ id: string; email: string | null; anonymous_ids: string[] }[]>;
  /** Resolves once so many are recorded; rejects when they are not in time. */
  wait(count: number, metric?: string, timeoutMs?: number): Promise<RecordedEvent[]>;
  fault(fault: { [key: string]: unknown }): Promise<void>;
  requests(): Promise<{ path: string; status: number }[]>;
}

const isShops = ({ metric }: RecordedEvent): boolean => metric !== 'Merged profile';

export const createSandboxView = (url: string): SandboxView => {
  const get = async <T>(path: string): Promise<T> => {
    const response = await fetch(`${url}/_sandbox/${path}`);
    if (!response.ok)
      throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response.json() as Promise<T>;
  };
  const post = async (path: string, body: object = {}): Promise<void> => {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    };
    const response = await fetch(`${url}/_sandbox/${path}`, init);
    if (!response.ok)
      throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  };
  const query = (values: { [key: string]: string | number | undefined }): string =>
    new URLSearchParams(
      Object.entries(values).flatMap(([key, value]) =>
        value === undefined ? [] : [[key, String(value)]],
      ),
    ).toString();
  const events = async (metric?: string): Promise<RecordedEvent[]> =>
    (await get<RecordedEvent[]>(`events?${query({ metric, limit: 1000 })}`)).filter(isShops);
  return {
    reset: () => post('reset'),
    events,
    profiles: () => get('profiles'),
    wait: async (count, metric, timeoutMs = 20_000) => {
      await get(`wait?${query({ metric, count, timeoutMs })}`);
      return events(metric);
    },
    fault: (fault) => post('faults', fault),
    requests: () => get('requests'),
  };
};
