import { vi } from 'vitest';
import worker, { type WorkerEnv } from '../worker.js';
import { agree, BASE, fakeFetch, KEY, type Klaviyo, readAnswer } from './route.js';

/** The bindings of a Worker that is set up well, unless told otherwise. */
export const envOf = (bindings: { [name: string]: unknown } = {}): WorkerEnv =>
  ({
    KLAVIYO_API_KEY: KEY,
    KLAVIYO_URL: 'https://klaviyo.test',
    BASE_PATH: BASE,
    ...bindings,
  }) as WorkerEnv;

/** The Worker before a fake Klaviyo, with the lines of its log. Undo it by `vi.unstubAllGlobals` and `vi.restoreAllMocks`. */
export const startWorker = (klaviyo: Klaviyo = agree, env = envOf()) => {
  const lines: string[] = [];
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, level).mockImplementation((...words) => void lines.push(words.join(' ')));
  }
  const { fetch, asked } = fakeFetch(klaviyo);
  vi.stubGlobal('fetch', fetch);
  const ask = async (request: Request) => readAnswer(await worker.fetch(request, env));
  return { ask, asked, lines };
};
