import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from 'miniflare';
import type { Account, UploadedWorker } from './cloudflare.js';

type Binding = UploadedWorker['metadata']['bindings'][number];

/** What was uploaded to an account, in workerd, with all that Cloudflare was told of it. */
export const runDeployed = async (
  { worker, secrets, consumers }: Account,
  variables: { readonly [name: string]: string },
): Promise<Miniflare> => {
  if (!worker) throw new Error('no Worker was uploaded');
  const { bindings, compatibility_date, migrations } = worker.metadata;
  const classes = migrations.steps.flatMap((step) => step.new_sqlite_classes);
  const byName = <Value>(type: string, toValue: (binding: Binding) => Value) =>
    Object.fromEntries(
      bindings.filter((one) => one.type === type).map((one) => [one.name, toValue(one)]),
    );
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      cf: false,
      telemetry: { enabled: false },
      log: new Log(LogLevel.NONE),
      handleStructuredLogs: () => {},
      workers: [
        {
          name: 'keepsend',
          modules: true,
          script: worker.script,
          compatibilityDate: compatibility_date,
          bindings: {
            ...byName('plain_text', ({ text }) => String(text)),
            ...Object.fromEntries(secrets),
            ...variables,
          },
          durableObjects: byName('durable_object_namespace', ({ class_name }) => ({
            className: String(class_name),
            useSQLite: classes.includes(String(class_name)),
          })),
          queueProducers: byName('queue', ({ queue_name }) => String(queue_name)),
          queueConsumers: Object.fromEntries(
            [...consumers].map(([queue, { settings, dead_letter_queue }]) => [
              queue,
              {
                maxBatchSize: settings.batch_size,
                maxBatchTimeout: settings.max_wait_time_ms / 1_000,
                maxRetries: settings.max_retries,
                deadLetterQueue: dead_letter_queue,
              },
            ]),
          ),
          d1Databases: byName('d1', ({ id }) => String(id)),
          ratelimits: byName('ratelimit', ({ namespace_id, simple }) => ({ namespace_id, simple })),
        },
      ],
    } as Parameters<typeof convertV4MiniflareOptions>[0]),
  );
  await miniflare.ready;
  return miniflare;
};
