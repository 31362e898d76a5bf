// Builds dist/ from nothing: types first, because a wrong type must not ship, then the bundles.
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';

const run = (...command: string[]): void => {
  const [program = '', ...args] = command;
  const { status } = spawnSync(program, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};

/** Types stand beside each bundle too, for whoever imports it by its path. */
const entries = {
  keepsend: 'tracker/index',
  klaviyo: 'klaviyo/index',
  proxy: 'proxy/index',
  sandbox: 'sandbox/index',
};

rmSync('dist', { recursive: true, force: true });
run('tsc', '-b', 'src', '--force');
run('rollup', '-c', '--silent');
for (const [name, types] of Object.entries(entries)) {
  writeFileSync(`dist/${name}.d.ts`, `export * from './types/${types}.js';\n`);
}
