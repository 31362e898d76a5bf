import { readdirSync, readFileSync } from 'node:fs';
import type { LaunchOptions } from '@playwright/test';
import { findChromium } from '../../tools/find-browser.ts';

const executablePath = findChromium();

/** Quiet, and with the back/forward cache that Playwright switches off. */
export const launchOptions: LaunchOptions = {
  ...(executablePath && { executablePath }),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
  ignoreDefaultArgs: ['--disable-back-forward-cache'],
};

const readArguments = (pid: string): string[] => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
};

/** Of the processes that run on a profile, the one that started the others. */
const isMain = (args: readonly string[], profile: string): boolean =>
  // Chromium's way to name it, then Firefox's.
  (args.includes(`--user-data-dir=${profile}`) || args.includes(profile)) &&
  !args.some((arg) => arg.startsWith('--type=') || arg === '-contentproc');

/** Kills the one browser that runs on this profile, as an operating system short of memory would. */
export const killBrowser = (profile: string, signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): void => {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const main = pids.filter((pid) => isMain(readArguments(pid), profile));
  if (!main.length) throw new Error(`No browser runs on ${profile}`);
  for (const pid of main) process.kill(Number(pid), signal);
};
