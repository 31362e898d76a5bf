// Runs one of our TypeScript programs under the project's own Node, installing what is missing
// first. This file alone must work with whatever Node (20 or newer) is outside.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { watchParent } from './watch-parent.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const [program, ...args] = process.argv.slice(2);
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const ownNode = `${root}node_modules/.bin/node`;

/** npm keeps a copy of the lock it installed from; another version of any package means: install again. */
const isInstalled = () => {
  const installed = `${root}node_modules/.package-lock.json`;
  if (!existsSync(installed) || !existsSync(ownNode)) return false;
  const have = JSON.parse(readFileSync(installed, 'utf8')).packages;
  const want = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')).packages;
  return Object.entries(want).every(
    ([at, { version, optional }]) => at === '' || optional || have[at]?.version === version,
  );
};

if (!isInstalled()) {
  console.log('Installing packages (npm ci), about half a minute ...');
  const { status } = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error('npm ci failed (see above). Fix that, or run it by hand, then try again.');
    process.exit(1);
  }
}

const child = spawn(
  existsSync(ownNode) ? ownNode : process.execPath,
  ['--no-warnings', program, ...args],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: `${root}node_modules/.bin${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
    },
  },
);
// A signal sent to this process alone must still reach the program; its own handler decides how to end.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
watchParent(() => child.kill('SIGTERM'));
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
