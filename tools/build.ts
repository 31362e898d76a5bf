// Builds dist/ from nothing: types first, because a wrong type must not ship, then the bundles.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';

const run = (...command: string[]): void => {
  const [program = '', ...args] = command;
  const { status } = spawnSync(program, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};

rmSync('dist', { recursive: true, force: true });
run('tsc', '-b', 'src', '--force');
run('rollup', '-c', '--silent');
