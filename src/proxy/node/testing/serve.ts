import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { KEY } from '../../testing/route.js';

/** The shipped command, at work. */
export interface Serving {
  child: ChildProcess;
  /** Where the route is. */
  url: string;
}

/** Starts `keepsend serve` with its spool in a folder; resolves once it listens. */
export const serveFrom = async (folder: string, klaviyoUrl: string): Promise<Serving> => {
  const config = join(folder, 'keepsend.config.json');
  const spool = join(folder, 'spool.sqlite');
  writeFileSync(config, JSON.stringify({ basePath: '/q7f2', spool, port: 0, klaviyoUrl }));
  const child = spawn(
    process.execPath,
    ['--no-warnings', 'dist/cli.js', 'serve', '--config', config],
    { env: { ...process.env, KLAVIYO_API_KEY: KEY } },
  );
  for await (const line of createInterface({ input: child.stdout })) {
    const [url] = /^Route {2}(http:\S+)/.exec(line)?.slice(1) ?? [];
    if (url) {
      child.stdout.resume();
      return { child, url };
    }
  }
  throw new Error('the host ended before it said where it is');
};
