import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { KEY } from './route.js';

const FOLDER = resolve('examples');
const bin = (name: string): string => `${FOLDER}/node_modules/.bin/${name}`;

interface Example {
  /** What people mount it in. */
  title: string;
  file: string;
  command: readonly string[];
  /** Where it runs, within the examples. */
  folder?: string;
  /** What has to be done before, once. */
  prepare?: readonly string[];
}

/** Each program of `examples/`, and how it is started. Its port comes from `PORT`. */
export const EXAMPLES: readonly Example[] = [
  { title: 'Hono', file: 'hono.js', command: [process.execPath, 'hono.js'] },
  { title: 'Express', file: 'express.js', command: [process.execPath, 'express.js'] },
  { title: 'Deno', file: 'deno.js', command: [bin('deno'), 'run', '-NER', 'deno.js'] },
  { title: 'Bun', file: 'bun.js', command: [bin('bun'), 'bun.js'] },
  {
    title: 'Next.js',
    file: 'next/app/q7f2/[...path]/route.js',
    folder: 'next',
    command: [process.execPath, bin('next'), 'start', '--hostname', '127.0.0.1'],
    prepare: [process.execPath, bin('next'), 'build'],
  },
];

const findPort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

/** Builds what needs it, without the key: a build has none. */
const prepare = ({ prepare: [program = '', ...args] = [], folder = '' }: Example): void => {
  if (!program) return;
  const { KLAVIYO_API_KEY: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: `${FOLDER}/${folder}`,
    env: { ...env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the example could not be built:\n${stdout}\n${stderr}`);
};

/** Until it answers; ends in vain when the program does. */
const untilHealthy = async (child: ChildProcess, url: string, said: () => string) => {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the example ended:\n${said()}`);
    const answer = await fetch(`${url}/health`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((wake) => setTimeout(wake, 50));
  }
};

/** A running example. */
export interface Mount {
  /** Where the route is, `/q7f2` included. */
  url: string;
  /** What it has printed so far. */
  said(): string;
  stop(): Promise<void>;
}

/** Starts an example as its own process, before a sandbox. */
export const startExample = async (example: Example, klaviyoUrl: string): Promise<Mount> => {
  prepare(example);
  const port = String(await findPort());
  const [program = '', ...args] = example.command;
  const child = spawn(program, args, {
    cwd: `${FOLDER}/${example.folder ?? ''}`,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      PORT: port,
      KLAVIYO_API_KEY: KEY,
      KLAVIYO_URL: klaviyoUrl,
    },
  });
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      text += chunk;
    });
  const url = `http://127.0.0.1:${port}/q7f2`;
  await untilHealthy(child, url, () => text);
  return {
    url,
    said: () => text,
    stop: async () => {
      process.off('exit', end);
      child.kill();
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
};
