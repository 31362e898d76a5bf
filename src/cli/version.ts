import { readFileSync } from 'node:fs';

/** Where the package's description is: beside `dist`, or further up beside the sources. */
const PLACES = ['../package.json', '../../package.json'];

/** The version of this package. */
export const readVersion = (): string => {
  for (const place of PLACES) {
    try {
      const { name, version } = JSON.parse(readFileSync(new URL(place, import.meta.url), 'utf8'));
      if (name === 'keepsend') return version;
    } catch {
      // Not there: the next place has it.
    }
  }
  return 'unknown';
};
