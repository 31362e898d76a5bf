import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

interface PackageFile {
  version: string;
  dependencies?: { [name: string]: string };
}

const read = (path: string): PackageFile | undefined =>
  existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;

const isInstalled = (folder: string): boolean =>
  Object.entries(read(`${folder}/package.json`)?.dependencies ?? {}).every(
    ([name, version]) => read(`${folder}/node_modules/${name}/package.json`)?.version === version,
  );

/**
 * Brings the packages of a folder with a `package.json` of its own, exactly as locked, when they are
 * not there.
 * @throws {Error} when npm cannot.
 */
export const installFolder = (folder: string): void => {
  if (isInstalled(folder)) return;
  console.log(`Installing what ${folder}/ needs (npm ci --prefix ${folder}) ...`);
  const args = ['ci', '--prefix', folder, '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm ci --prefix ${folder} failed (see above)`);
};
