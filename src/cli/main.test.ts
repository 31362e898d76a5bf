import { type StdioOptions, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventPage, KEY } from './testing/fake-io.js';

// Inside the project, so that the program finds its packages.
mkdirSync('.cache', { recursive: true });
const folder = mkdtempSync('.cache/cli-');
let klaviyo: Server;

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
        name: 'no-sandbox',
        setup: ({ onResolve }) =>
          onResolve({ filter: /run-(sandbox|serve|dead)|proxy\/node/ }, ({ path }) => ({
            path,
            external: true,
          })),
      },
    ],
  });
  const page = await eventPage(
    Array.from({ length: 20 }, () => ({})),
    'https://x.test/?page[cursor]=2',
  ).text();
  let count = 0;
  klaviyo = createServer((_, response) => {
    count += 1;
    response.setHeader('content-type', 'application/vnd.api+json');
    response.end(page.replace('page[cursor]=2', `page[cursor]=${count}`));
  });
  await new Promise<void>((resolve) => klaviyo.listen(0, '127.0.0.1', resolve));
});

afterAll(() => {
  klaviyo.close();
  klaviyo.closeAllConnections();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the program as a shell would; `enough` is told of output and may stop reading. */
const start = (
  args: string[],
  enough: (text: string) => boolean = () => false,
  stdio: StdioOptions = 'pipe',
) =>
  new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    const { port } = klaviyo.address() as AddressInfo;
    const env = { ...process.env, KLAVIYO_API_KEY: KEY, KLAVIYO_URL: `http://127.0.0.1:${port}` };
    const child = spawn(process.execPath, [`${folder}/main.js`, ...args], { env, stdio });
    let out = '';
    let err = '';
    child.stdout?.on('data', (data) => {
      out += data;
      if (enough(out)) child.stdout?.destroy();
    });
    child.stderr?.on('data', (data) => {
      err += data;
    });
    child.on('close', (code) => resolve({ code, out, err }));
  });

test('prints to the shell and exits with 0', async () => {
  const { code, out, err } = await start(['events', '--limit', '3']);
  expect([code, err]).toStrictEqual([0, '']);
  expect(out.split('\n')).toHaveLength(4);
});

test('exits with 2 when called wrongly, and says so on stderr only', async () => {
  const { code, out, err } = await start(['nothing']);
  expect([code, out, err]).toStrictEqual([
    2,
    '',
    "keepsend: there is no command 'nothing'; try keepsend --help\n",
  ]);
});

test('exits with 1 when the doctor found something', async () => {
  const { code, out, err } = await start(['doctor', 'http://127.0.0.1:1/q7f2']);
  expect(code).toBe(1);
  expect(out).toMatch(/\nfail {4}health {10}no answer from http:\/\/127\.0\.0\.1:1: /);
  expect(err).toMatch(/^keepsend: \d+ of \d+ checks failed\n$/);
});

test('finds what it ships to begin with', async () => {
  const { code, out } = await start(['init', '--dry-run', '--queue', '--dir', folder]);
  expect(code).toBe(0);
  expect(out).toContain('"queue": "keepsend-events"');
});

test('ends quietly when whoever reads has enough', async () => {
  const { code, err } = await start(['events', '--json', '--limit', '10000'], (text) =>
    text.includes('\n'),
  );
  expect([code, err]).toStrictEqual([0, '']);
});

test.skipIf(!existsSync('/dev/full'))('says in one line that the disk is full', async () => {
  const full = openSync('/dev/full', 'w');
  const { code, err } = await start(['--version'], undefined, ['ignore', full, 'pipe']);
  closeSync(full);
  expect(code).toBe(1);
  expect(err).toMatch(/^keepsend: ENOSPC.*\n$/);
});

test.skipIf(!existsSync('/dev/full'))('exits with 2 even when nobody hears why', async () => {
  const full = openSync('/dev/full', 'w');
  const { code } = await start(['nothing'], undefined, ['ignore', 'pipe', full]);
  closeSync(full);
  expect(code).toBe(2);
});
