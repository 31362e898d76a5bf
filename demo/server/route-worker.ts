import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from 'miniflare';

export interface RouteWorker {
  port: number;
  close(): Promise<void>;
}

/** What the Worker says goes to the console only when it is a complaint. */
class QuietLog extends Log {
  constructor() {
    super(LogLevel.ERROR);
  }
}

/** Runs the built Worker as it ships, in workerd, with the key as a secret binding. */
export const startRouteWorker = async (
  bindings: { [name: string]: string },
  isVerbose: boolean,
): Promise<RouteWorker> => {
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      cf: false,
      telemetry: { enabled: false },
      log: new QuietLog(),
      host: '127.0.0.1',
      port: 0,
      handleStructuredLogs: ({ level, message }) => {
        if (isVerbose || level === 'error' || level === 'warn') console.log(message);
      },
      workers: [
        {
          name: 'keepsend',
          modules: true,
          scriptPath: 'dist/worker.js',
          compatibilityDate: '2026-11-01',
          bindings,
        },
      ],
    }),
  );
  const url = await miniflare.ready;
  return { port: Number(url.port), close: () => miniflare.dispose() };
};
