import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';

const environment = { ...process.env, PORT: '0', SANDBOX_PORT: '0' };

/** Starts the demo as `npm start` does and waits until it has said where everything is. */
const start = async () => {
  const child = spawn(process.execPath, ['tools/with-node.mjs', 'demo/start.ts'], {
    env: environment,
  });
  const urls: { [name: string]: string } = {};
  for await (const line of createInterface({ input: child.stdout })) {
    const found = /^\s+(Shop|Route|Sandbox)\s+(http:\S+)$/.exec(line);
    if (found?.[1] && found[2]) urls[found[1]] = found[2];
    if (line.includes('Ctrl-C')) break;
  }
  return { child, urls };
};

/** Processes whose parent, or parent's parent, was the one given. */
const descendants = (pid: number): number[] => {
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' });
  const rows = stdout
    .trim()
    .split('\n')
    .map((row) => row.trim().split(/\s+/).map(Number));
  const children = rows.filter(([, parent]) => parent === pid).map(([id = 0]) => id);
  return [...children, ...children.flatMap(descendants)];
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Until none of them lives; the test's own time limit ends a wait in vain. */
const untilGone = async (pids: number[]): Promise<void> => {
  while (pids.some(isAlive)) await new Promise((resolve) => setTimeout(resolve, 50));
};

test('serves shop, route and sandbox on free ports and leaves no process when stopped', async () => {
  const { child, urls } = await start();
  const shop = await fetch(urls.Shop ?? '');
  const script = await fetch(`${urls.Route}/m.js`);
  const sandbox = await fetch(urls.Sandbox ?? '');
  expect([shop.status, script.status, sandbox.status]).toEqual([200, 200, 200]);
  expect(urls.Route).toBe(`${urls.Shop}/q7f2`);

  const family = [child.pid ?? 0, ...descendants(child.pid ?? 0)];
  expect(family.length).toBeGreaterThan(2);
  child.kill('SIGINT');
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
  expect(family.filter(isAlive)).toEqual([]);
});

test.each(['SIGTERM', 'SIGKILL'] as const)(
  'leaves no process when what started it is ended by %s',
  async (signal) => {
    const { child } = await start();
    const family = [child.pid ?? 0, ...descendants(child.pid ?? 0)];
    child.kill(signal);
    await once(child, 'exit');
    await untilGone(family);
  },
);

test.each([
  ['PORT', 'the shop'],
  ['SANDBOX_PORT', 'the sandbox'],
])('names the taken port of %s in one line', async (variable) => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const env = { ...environment, [variable]: String(port) };
  const args = ['--no-warnings', 'demo/start.ts'];
  const { status, stderr } = await new Promise<{ status: number | null; stderr: string }>(
    (resolve) => {
      const child = spawn(process.execPath, args, { env });
      let stderr = '';
      child.stderr.on('data', (chunk) => {
        stderr += chunk;
      });
      child.on('exit', (status) => resolve({ status, stderr }));
    },
  );
  server.close();
  expect(status).toBe(1);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).toContain(String(port));
  expect(stderr).toContain(variable);
});

test.each([
  [['sandbox', '--port', 'x'], 2, /--port must be a number/],
  [['nothing'], 2, /no command 'nothing'/],
  [['sandbox', '--nope'], 2, /nope/],
])('says in one line what is wrong with keepsend %j', (args, status, message) => {
  const result = spawnSync(process.execPath, ['--no-warnings', 'dist/cli.js', ...args], {
    encoding: 'utf8',
  });
  expect(result.status).toBe(status);
  expect(result.stderr.trim().split('\n')).toHaveLength(1);
  expect(result.stderr).toMatch(message);
});

test.each([
  [[], /^keepsend <command>/],
  [['--help'], /^keepsend <command>/],
  [['help'], /^keepsend <command>/],
  [['sandbox', '--help'], /^keepsend sandbox \[--port 4174\]/],
  [['events', '--help'], /^keepsend events \[/],
  [['account', '--help'], /^keepsend account \[/],
])('says how it is used: keepsend %j', (args, usage) => {
  const words = ['--no-warnings', 'dist/cli.js', ...args];
  const result = spawnSync(process.execPath, words, { encoding: 'utf8' });
  expect(result.status).toBe(0);
  expect(result.stdout).toMatch(usage);
});

test('answers a tab that asks for the route from before the start on', async () => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  const child = spawn(process.execPath, ['tools/with-node.mjs', 'demo/start.ts'], {
    env: { ...environment, PORT: String(port) },
  });
  let status: number | undefined;
  while (status === undefined && child.exitCode === null)
    status = await fetch(`http://localhost:${port}/q7f2/m.js`).then(
      (answer) => answer.status,
      () => undefined,
    );
  expect(status).toBe(200);
  child.kill('SIGINT');
  await once(child, 'exit');
}, 60_000);
