import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';

// Inside the project, so that the program finds its packages.
mkdirSync('.cache', { recursive: true });
const folder = mkdtempSync('.cache/cli-sandbox-');

const emptyPage = 'export const pageScript = ""; export const pageStyle = "";';

beforeAll(async () => {
  await build({
    entryPoints: ['src/cli/main.ts'],
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    outdir: folder,
    splitting: true,
    plugins: [
      {
        name: 'empty-page',
        setup: ({ onResolve, onLoad }) => {
          onResolve({ filter: /^#sandbox-page$/ }, ({ path }) => ({ path, namespace: 'page' }));
          onResolve({ filter: /run-(serve|dead)|proxy\/node/ }, ({ path }) => ({
            path,
            external: true,
          }));
          onLoad({ filter: /.*/, namespace: 'page' }, () => ({ contents: emptyPage }));
        },
      },
    ],
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = (...args: string[]) => {
  const child = spawn(process.execPath, [`${folder}/main.js`, 'sandbox', ...args]);
  const told = { out: '', err: '' };
  child.stdout.on('data', (data) => {
    told.out += data;
  });
  child.stderr.on('data', (data) => {
    told.err += data;
  });
  return { child, told };
};
const ended = async (child: ChildProcess) => {
  if (child.exitCode === null) await once(child, 'close');
  return child.exitCode;
};
const urlOf = async ({ child, told }: ReturnType<typeof start>) => {
  while (!told.out.includes('Ctrl-C')) await once(child.stdout, 'data');
  return /http:\S+(?= in place)/.exec(told.out)?.[0] ?? '';
};

test.each(['SIGINT', 'SIGTERM'] as const)(
  'tells where its page, its API and its data are, and ends cleanly on %s',
  async (signal) => {
    const running = start('--port', '0', '--data', `${folder}/${signal}.db`);
    const url = await urlOf(running);

    expect(running.told.out.split('\n')).toEqual([
      `Page  ${url}/`,
      `API   ${url} in place of https://a.klaviyo.com, with any key that begins with pk_`,
      `Data  ${folder}/${signal}.db`,
      'Ctrl-C ends it.',
      '',
    ]);
    expect((await fetch(`${url}/_sandbox/settings`)).status).toBe(200);
    const stream = await fetch(`${url}/_sandbox/stream`);
    running.child.kill(signal);
    expect(await ended(running.child)).toBe(0);
    await stream.body?.cancel().catch(() => {});
    expect(running.told.err).toBe('');
  },
);

test('starts with the settings it was given', async () => {
  const running = start(
    ...'--port 0 --rate-limits off --processing-ms 7 --revision 2024-02-15 --retired forward'.split(
      ' ',
    ),
  );
  const settings = await (await fetch(`${await urlOf(running)}/_sandbox/settings`)).json();
  running.child.kill();

  expect(settings).toMatchObject({
    rateLimits: 0,
    processingMs: 7,
    usualRevision: '2024-02-15',
    retired: 'forward',
  });
});

test('says in one line why it cannot start, and exits with 1', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const port = String((taken.address() as { port: number }).port);
  writeFileSync(`${folder}/broken.db`, 'no database '.repeat(100));
  const keeper = start('--port', '0', '--data', `${folder}/locked.db`);
  await urlOf(keeper);
  const attempts = [
    start('--port', port),
    start('--port', '0', '--data', `${folder}/broken.db`),
    start('--port', '0', '--data', `${folder}/locked.db`),
    start('--port', '0', '--data', `${folder}/nowhere/a.db`),
    start('--port', '0', '--host', '203.0.113.1'),
    start('--port', '0', '--data', folder),
  ];
  const codes = await Promise.all(attempts.map(({ child }) => ended(child)));
  keeper.child.kill();
  taken.close();

  expect(codes).toEqual([1, 1, 1, 1, 1, 1]);
  const lines = attempts.map(({ told }) => told.err);
  expect(lines).toEqual([
    expect.stringContaining(`port ${port} is already taken`),
    expect.stringContaining('no SQLite file'),
    expect.stringContaining('another process uses it'),
    expect.stringContaining('cannot be opened'),
    expect.stringContaining('no address 203.0.113.1. Choose another host.'),
    expect.stringContaining('it is a folder'),
  ]);
  for (const line of lines) expect(line).toMatch(/^keepsend: [^\n]+[^.,:;]\.?\n$/);
});

test('exits with 2 when it is called wrongly', async () => {
  const { child, told } = start('--retired', 'maybe');

  expect(await ended(child)).toBe(2);
  expect(told.err).toBe("keepsend: --retired must be 'serve' or 'forward'; what came is 'maybe'\n");
});
