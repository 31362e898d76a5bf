import { childrenNamed } from './cpu-time.ts';
import { runWorker } from './run-worker.ts';

const BASE_PATH = '/q7f2';

/** A Worker whose queue nobody reads. */
export const startWorker = async (scriptPath: string, hasCache: boolean, gathers: boolean) => {
  const others = childrenNamed('workerd');
  const { origin, stop } = await runWorker(
    scriptPath,
    BASE_PATH,
    {},
    {
      gathers,
      // Miniflare's cache is a database on disk, and its work the Worker's: not so at Cloudflare.
      cacheAPI: hasCache,
    },
  );
  const pid = childrenNamed('workerd').find((one) => !others.includes(one));
  return { url: `${origin}${BASE_PATH}/e`, pid, stop };
};

export type RunningWorker = Awaited<ReturnType<typeof startWorker>>;
