import { existsSync, readdirSync } from 'node:fs';
import { chromium, firefox } from '@playwright/test';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FIREFOX = ['/usr/bin/firefox-esr', '/usr/bin/firefox'];
const LIBRARIES = '/usr/lib';

const firstOf = (paths: readonly (string | undefined)[]): string | undefined =>
  paths.find((path) => path && existsSync(path));

/** A Chromium to test in: the one named by CHROMIUM_PATH, Playwright's own, or the system's. */
export const findChromium = (): string | undefined =>
  firstOf([process.env.CHROMIUM_PATH, chromium.executablePath(), ...CHROMIUM]);

/**
 * The driver of the system's Chromium, or the one named by CHROMEDRIVER_PATH. It drives only the
 * version it was built with, so it is of no use beside a Chromium that came from elsewhere.
 */
export const findChromedriver = (): string | undefined => {
  const isSystems = CHROMIUM.includes(findChromium() ?? '');
  return firstOf([process.env.CHROMEDRIVER_PATH, isSystems ? '/usr/bin/chromedriver' : '']);
};

export interface Firefox {
  executablePath: string;
  /** Playwright drives its own build by another protocol than everybody's. */
  isPlaywrights: boolean;
}

/** A Firefox to test in: the one named by FIREFOX_PATH, Playwright's own, or the system's. */
export const findFirefox = (): Firefox | undefined => {
  const own = firefox.executablePath();
  const executablePath = firstOf([process.env.FIREFOX_PATH, own, ...FIREFOX]);
  return executablePath ? { executablePath, isPlaywrights: executablePath === own } : undefined;
};

export interface WebKit {
  driver: string;
  miniBrowser: string;
}

/** WebKitGTK with its driver and the display it needs: all of the system's, or none. */
export const findWebKit = (): WebKit | undefined => {
  const driver = firstOf(['/usr/bin/WebKitWebDriver']);
  const display = firstOf(['/usr/bin/Xvfb']);
  // Named after the processor, which holds further folders named after the version.
  const folders = existsSync(LIBRARIES) ? readdirSync(LIBRARIES) : [];
  const miniBrowser = firstOf(
    folders.map((folder) => `${LIBRARIES}/${folder}/webkit2gtk-4.1/MiniBrowser`),
  );
  return driver && display && miniBrowser ? { driver, miniBrowser } : undefined;
};
