import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from 'miniflare';

/** A Worker with a queue in a workerd of its own, asked without Miniflare's own Worker in between. */
export const runWorker = async (
  scriptPath: string,
  basePath: string,
  bindings: { readonly [name: string]: string },
  more: {
    cacheAPI: boolean;
    gathers: boolean;
    queueConsumers?: { [queue: string]: { maxBatchSize: number; maxBatchTimeout: number } };
  },
) => {
  const { gathers, ...options } = more;
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      cf: false,
      telemetry: { enabled: false },
      log: new Log(LogLevel.ERROR),
      handleStructuredLogs: () => {},
      workers: [
        {
          name: 'worker',
          modules: true,
          scriptPath,
          compatibilityDate: '2026-11-01',
          bindings: { KLAVIYO_API_KEY: 'pk_bench', BASE_PATH: basePath, ...bindings },
          queueProducers: { EVENTS: 'events' },
          d1Databases: { DEAD_LETTERS: 'dead-letters' },
          durableObjects: gathers ? { GATHERER: { className: 'Gatherer', useSQLite: true } } : {},
          unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
          ...options,
        },
      ],
    }),
  );
  await miniflare.ready;
  const { origin } = await miniflare.unsafeGetDirectURL('worker');
  return { origin, stop: () => miniflare.dispose() };
};
