import type { QueueStatus } from './queued/message.js';
import type { LogEntry } from './route-options.js';

/** What the events of a log line can have come to. */
const OUTCOMES = ['accepted', 'duplicate', 'rejected', 'held', 'repeated'];

/** Counters since the start of a process, made from what it logs. */
export interface Metrics {
  count(entry: LogEntry): void;
  /** Prometheus' text format, version 0.0.4. */
  render(queue: QueueStatus | undefined): string;
}

const HELP = {
  keepsend_log_lines_total: [
    'counter',
    'Batches of pages, rounds of the consumer, errors; of this process.',
  ],
  keepsend_events_total: [
    'counter',
    'Events by where they were and what they came to; of this process.',
  ],
  keepsend_dropped_events_total: ['counter', 'Events that browsers had no room for, by reason.'],
  keepsend_limited_requests_total: ['counter', 'Requests refused for being too many.'],
  keepsend_dead_letters_forgotten_total: ['counter', 'Dead letters that gave way to newer ones.'],
  keepsend_batches_by_identity_total: ['counter', 'Batches of whom the route knows, by how well.'],
  keepsend_tokens_refused_total: ['counter', 'Batches with a token that proves nothing.'],
  keepsend_events_without_flow_total: [
    'counter',
    'Events kept from starting flows, because nobody verified whose they are.',
  ],
  keepsend_queue_messages: ['gauge', 'Messages that wait for Klaviyo.'],
  keepsend_queue_bytes: ['gauge', 'Their bytes.'],
  keepsend_queue_oldest_seconds: ['gauge', 'How long the oldest has waited.'],
  keepsend_dead_letters: ['gauge', 'Events that Klaviyo refused and nobody has looked after.'],
} as const;

type Name = keyof typeof HELP;

/** Counts from nothing. Give the same to a route and its consumer, and the route shows both. */
export const createMetrics = (): Metrics => {
  const counters = new Map<string, number>();
  const add = (name: Name, labels: string, more: unknown): void => {
    if (typeof more !== 'number') return;
    const key = labels ? `${name}{${labels}}` : name;
    counters.set(key, (counters.get(key) ?? 0) + more);
  };
  return {
    count: (entry) => {
      if (entry.at === 'limit' && entry.requests === undefined)
        return add('keepsend_limited_requests_total', `by="${entry.by}"`, 1);
      add('keepsend_log_lines_total', `at="${entry.at}"`, 1);
      for (const outcome of OUTCOMES)
        if (entry[outcome] !== undefined)
          add('keepsend_events_total', `at="${entry.at}",outcome="${outcome}"`, entry[outcome]);
      if (entry.identity) add('keepsend_batches_by_identity_total', `tier="${entry.identity}"`, 1);
      add('keepsend_tokens_refused_total', '', entry.tokens_refused);
      add('keepsend_events_without_flow_total', '', entry.without_flow);
      add('keepsend_dead_letters_forgotten_total', '', entry.forgotten);
      for (const [reason, number] of Object.entries(entry.dropped ?? {}))
        add('keepsend_dropped_events_total', `reason="${reason}"`, number);
    },
    render: (queue) => {
      const { messages, bytes, oldestMs, deadLetters } = queue ?? {};
      const gauges = [
        ['keepsend_queue_messages', messages],
        ['keepsend_queue_bytes', bytes],
        [
          'keepsend_queue_oldest_seconds',
          oldestMs === undefined ? oldestMs : Math.round(oldestMs / 1_000),
        ],
        ['keepsend_dead_letters', deadLetters],
      ] as const;
      const lines = [...counters, ...gauges.filter(([, value]) => value !== undefined)];
      return Object.entries(HELP)
        .flatMap(([name, [type, help]]) => {
          const own = lines.filter(([key]) => key.replace(/\{.*/, '') === name);
          return own.length
            ? [
                `# HELP ${name} ${help}`,
                `# TYPE ${name} ${type}`,
                ...own.map(([key, value]) => `${key} ${value}`),
              ]
            : [];
        })
        .concat('')
        .join('\n');
    },
  };
};
