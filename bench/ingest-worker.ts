import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from 'miniflare';
import { childrenNamed } from './cpu-time.ts';

const PATH = '/q7f2/e';

/** A Worker in a workerd of its own, asked without Miniflare's own Worker in between. */
export const startWorker = async (scriptPath: string, hasCache: boolean, gathers = false) => {
  const others = childrenNamed('workerd');
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
          bindings: { KLAVIYO_API_KEY: 'pk_bench', BASE_PATH: '/q7f2' },
          queueProducers: { EVENTS: 'events' },
          d1Databases: { DEAD_LETTERS: 'dead-letters' },
          durableObjects: gathers ? { GATHERER: { className: 'Gatherer', useSQLite: true } } : {},
          // Miniflare's cache is a database on disk, and its work the Worker's: not so at Cloudflare.
          cacheAPI: hasCache,
          unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
        },
      ],
    }),
  );
  await miniflare.ready;
  const { origin } = await miniflare.unsafeGetDirectURL('worker');
  const pid = childrenNamed('workerd').find((one) => !others.includes(one));
  return { url: `${origin}${PATH}`, pid, stop: () => miniflare.dispose() };
};

export type RunningWorker = Awaited<ReturnType<typeof startWorker>>;
