import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { findChromium } from './find-browser.ts';

const run = (program: string, ...args: string[]): boolean => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(program, args, { stdio: 'inherit', env }).status === 0;
};

/** Ubuntu's package of that name only points elsewhere. */
const isDebian = (): boolean =>
  existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));

const installFromDebian = (): boolean => {
  const lock = ['-o', 'DPkg::Lock::Timeout=300'];
  return run('apt-get', 'update') && run('apt-get', ...lock, 'install', '-y', 'chromium');
};

/** Installs a Chromium where there is none: from Debian where that is possible, else Playwright's own. */
export const ensureBrowser = (): void => {
  if (findChromium()) return;
  console.log('Installing a browser, about a minute ...');
  const isRootOnDebian = isDebian() && process.getuid?.() === 0;
  if (isRootOnDebian && installFromDebian() && findChromium()) return;
  run('playwright', 'install', 'chromium');
  if (findChromium()) return;
  throw new Error(
    'No Chromium was found or could be installed. Install one and set CHROMIUM_PATH to its executable.',
  );
};
