import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkOptions } from '../proxy/node/index.js';
import { createBasePath } from './init/base-path.js';
import { readConfig } from './read-config.js';
import { run } from './run.js';
import { fakeIo, KEY } from './testing/fake-io.js';

let folder = '';
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'keepsend-init-')));
});
afterEach(() => rmSync(folder, { recursive: true }));

const init = async (...args: string[]) => {
  const io = fakeIo({}, {});
  const code = await run(['init', '--dir', folder, ...args], io);
  return { code, text: io.lines.join('\n'), errors: io.errors };
};
const read = (name = 'wrangler.jsonc') => readFileSync(join(folder, name), 'utf8');
const basePathIn = (text: string): string => /"BASE_PATH": "([^"]*)"/.exec(text)?.[1] ?? '';

/** The package as npm would install it, as far as wrangler looks. */
const install = (at = folder): void => {
  const dist = join(at, 'node_modules', 'keepsend', 'dist');
  mkdirSync(dist, { recursive: true });
  cpSync('dist/worker.js', join(dist, 'worker.js'));
};

const dryDeploy = (at = folder) => {
  const env = {
    ...process.env,
    WRANGLER_SEND_METRICS: 'false',
    CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  };
  const cli = join(process.cwd(), 'node_modules/wrangler/bin/wrangler.js');
  const args = [cli, 'deploy', '--dry-run', '--outdir', join(folder, 'out')];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: at,
    env,
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
};

test.each([
  { flags: [], bindings: [] },
  { flags: ['--shop', 'https://www.shop.example'], bindings: [] },
  { flags: ['--queue'], bindings: ['env.EVENTS', 'env.DEAD_LETTERS'] },
])(
  'writes with $flags what wrangler can deploy',
  async ({ flags, bindings }) => {
    install();
    expect(await init(...flags)).toMatchObject({ code: 0, errors: [] });
    const { status, output } = dryDeploy();

    expect(status, output).toBe(0);
    expect(output).not.toMatch(/warning/i);
    for (const binding of [...bindings, `env.BASE_PATH ("${basePathIn(read())}")`])
      expect(output).toContain(binding);
    expect(readFileSync(join(folder, 'out', 'worker.js')).length).toBeGreaterThan(10_000);
  },
  60_000,
);

test('finds the Worker of a package that is installed further up', async () => {
  install();
  const shop = join(folder, 'apps', 'shop');
  const io = fakeIo({}, {});
  await run(['init', '--dir', shop], io);

  expect(readFileSync(join(shop, 'wrangler.jsonc'), 'utf8')).toContain(
    '"main": "../../node_modules/keepsend/dist/worker.js"',
  );
  expect(dryDeploy(shop).status).toBe(0);
}, 60_000);

test("routes the shop's host to the Worker, and names the zone by it", async () => {
  await init('--shop', 'https://www.shop.example/');

  expect(read()).toContain(`\n  "routes": ["www.shop.example${basePathIn(read())}/*"],\n`);
});

test('leaves the host to be filled in where no shop is named, and says so', async () => {
  const { text } = await init();

  expect(read()).toContain(`// "routes": ["shop.example${basePathIn(read())}/*"],`);
  expect(text).toContain('# name the shop\'s host in "routes" of wrangler.jsonc\n');
});

test('writes for Node what keepsend serve reads', async () => {
  expect((await init('--node', '--shop', 'https://shop.example')).code).toBe(0);
  const config = await readConfig(join(folder, 'keepsend.config.json'), { KLAVIYO_API_KEY: KEY });

  expect(config).toStrictEqual({
    apiKey: KEY,
    basePath: expect.stringMatching(/^\/[a-z][a-z\d]{9}$/),
    shopOrigins: ['https://shop.example'],
    spool: join(folder, 'keepsend.sqlite'),
    port: 8787,
  });
  expect(readdirSync(folder)).toStrictEqual(['keepsend.config.json']);
});

test('prints the tag and the commands that follow, in order', async () => {
  const { text } = await init('--queue', '--shop', 'https://shop.example');
  const base = basePathIn(read());
  const order = [
    `<script src="${base}/stub.js"></script>`,
    `<script async src="${base}/m.js"></script>`,
    'npm install keepsend',
    'wrangler queues create keepsend-events',
    'wrangler queues create keepsend-unread',
    'wrangler d1 create keepsend-dead-letters',
    'wrangler secret put KLAVIYO_API_KEY',
    'wrangler deploy',
    `keepsend doctor https://shop.example${base} --page https://shop.example/`,
  ].map((part) => text.indexOf(part));

  expect(order).not.toContain(-1);
  expect(order).toStrictEqual([...order].sort((a, b) => a - b));
});

test.each([
  ['cloudflare', []],
  ['a queue', ['--queue']],
  ['node', ['--node']],
])('shows what it would write for %s, and writes nothing', async (_, flags) => {
  const { code, text } = await init('--dry-run', '--dir', join(folder, 'new'), ...flags);

  expect(code).toBe(0);
  expect(text).toMatch(/^Would write .*new\/(wrangler\.jsonc|keepsend\.config\.json):\n/);
  expect(text).toMatch(/"(BASE_PATH|basePath)": "\/[a-z][a-z\d]{9}"/);
  expect(readdirSync(folder)).toStrictEqual([]);
});

test.each([
  ['wrangler.jsonc', '--queue'],
  ['wrangler.toml', '--queue'],
  ['keepsend.config.json', '--node'],
])('leaves a %s that is there as it is', async (name, flag) => {
  writeFileSync(join(folder, name), 'mine');

  expect(await init(flag)).toStrictEqual({
    code: 1,
    text: '',
    errors: [expect.stringContaining(`keepsend: there is a ${name} in ${folder} already`)],
  });
  expect([read(name), readdirSync(folder)]).toStrictEqual(['mine', [name]]);
});

test('writes over a file when it is told to', async () => {
  writeFileSync(join(folder, 'wrangler.jsonc'), 'mine');

  expect((await init('--force')).code).toBe(0);
  expect(read()).toContain('"BASE_PATH"');
});

test('makes up another path each time, which the route takes', () => {
  const paths = Array.from({ length: 2_000 }, createBasePath);

  expect(new Set(paths).size).toBe(2_000);
  for (const basePath of paths) {
    expect(basePath).toMatch(/^\/[a-z][a-z\d]{9}$/);
    checkOptions({ apiKey: KEY, basePath });
  }
  // Each sign turns up: none is out of reach.
  expect(new Set(paths.join('')).size).toBe(37);
});

test.each([
  'shop.example',
  'https://shop.example/path',
  'https://user:secret@shop.example',
  'ftp://shop.example',
  'http://shop.example',
  'https://shop.example:8443',
  'https://192.0.2.1',
])('does not take %s for a shop on Cloudflare', async (shop) => {
  expect(await init('--shop', shop)).toStrictEqual({
    code: 2,
    text: '',
    errors: ["keepsend: --shop must be the shop's origin, like https://shop.example"],
  });
  expect(readdirSync(folder)).toStrictEqual([]);
});

test('does not take --queue beside --node', async () => {
  expect(await init('--queue', '--node')).toMatchObject({
    code: 2,
    errors: ['keepsend: --queue is for Cloudflare; --node has a queue on disk anyway'],
  });
});
