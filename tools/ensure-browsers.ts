import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { findChromedriver, findChromium, findFirefox, findWebKit } from './find-browser.ts';

interface Wanted {
  find: () => unknown;
  /** Debian's. */
  packages: readonly string[];
  /** Playwright's own build of it. */
  build?: 'chromium' | 'firefox';
  /** What is not tested without it. */
  without: string;
}

const WANTED: readonly Wanted[] = [
  {
    find: findChromium,
    packages: ['chromium'],
    build: 'chromium',
    without:
      'No Chromium was found or could be installed. Install one and set CHROMIUM_PATH to it.',
  },
  {
    find: findFirefox,
    packages: ['firefox-esr'],
    build: 'firefox',
    without: 'the delivery suite in Firefox: there is none here (FIREFOX_PATH may name one)',
  },
  {
    find: () => !findFirefox()?.isPlaywrights,
    packages: [],
    without:
      'hidden pages in Firefox: Playwright’s own build has them not (FIREFOX_PATH may name one)',
  },
  {
    find: findWebKit,
    packages: ['webkit2gtk-driver', 'xvfb'],
    without: 'the delivery suite in WebKit: it needs WebKitGTK with its driver, and Xvfb',
  },
  {
    find: findChromedriver,
    packages: ['chromium-driver'],
    without:
      'prerendered pages: they need the chromedriver of the Chromium under test (CHROMEDRIVER_PATH)',
  },
];

const run = (program: string, ...args: string[]): boolean => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(program, args, { stdio: 'inherit', env }).status === 0;
};

/** Ubuntu's packages of those names only point elsewhere. */
const isDebian = (): boolean =>
  existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));

const listMissing = (): Wanted[] => WANTED.filter(({ find }) => !find());

const installFromDebian = (): void => {
  const lock = ['-o', 'DPkg::Lock::Timeout=300'];
  const packages = listMissing().flatMap(({ packages }) => packages);
  if (run('apt-get', ...lock, 'update')) run('apt-get', ...lock, 'install', '-y', ...packages);
};

/**
 * Installs the browsers that are missing: all at once from Debian where that is possible, else
 * Playwright's own. Throws where there is no Chromium then; gives what cannot be tested for want
 * of the others.
 */
export const ensureBrowsers = (): string[] => {
  if (listMissing().length && isDebian() && process.getuid?.() === 0) {
    console.log('Installing browsers, about two minutes ...');
    installFromDebian();
  }
  for (const { build } of listMissing()) if (build) run('playwright', 'install', build);
  if (!findChromium()) throw new Error(WANTED[0]?.without);
  return listMissing().map(({ without }) => without);
};
