// Builds dist/ from nothing: types first, because a wrong type must not ship, then the bundles.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { shipTypes } from './ship-types.ts';

/** What was built before, in case this build fails. */
const BEFORE = '.cache/dist-before';

const discard = (folder: string): void => rmSync(folder, { recursive: true, force: true });

const run = (...command: string[]): void => {
  const [program = '', ...args] = command;
  const { status } = spawnSync(program, args, { stdio: 'inherit' });
  if (status === 0) return;
  discard('dist');
  if (existsSync(BEFORE)) renameSync(BEFORE, 'dist');
  process.exit(status ?? 1);
};

/** Types stand beside each bundle too, for whoever imports it by its path. */
const entries = {
  keepsend: 'tracker/index',
  klaviyo: 'klaviyo/index',
  node: 'proxy/node/index',
  proxy: 'proxy/index',
  sandbox: 'sandbox/index',
  token: 'token/index',
};

mkdirSync('.cache', { recursive: true });
discard(BEFORE);
if (existsSync('dist')) renameSync('dist', BEFORE);
run('tsc', '-b', 'src', '--force');
run('rollup', '-c', '--silent');
shipTypes('.cache/types', 'dist/types', [...Object.values(entries), 'proxy/worker']);
for (const [name, types] of Object.entries(entries)) {
  writeFileSync(`dist/${name}.d.ts`, `export * from './types/${types}.js';\n`);
}
