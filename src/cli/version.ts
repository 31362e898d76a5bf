import { readFileSync } from 'node:fs';
import { findPackageFolder } from './package-folder.js';

/** The version of this package. */
export const readVersion = (): string => {
  const folder = findPackageFolder();
  if (folder === undefined) return 'unknown';
  return JSON.parse(readFileSync(new URL('package.json', folder), 'utf8')).version;
};
