import { readFileSync } from 'node:fs';

/** Where the package may be: beside `dist`, or further up beside the sources. */
const PLACES = ['../', '../../', '../../../'];

/** The folder of this package, as a `file:` address; `undefined` when it is not there. */
export const findPackageFolder = (): URL | undefined =>
  PLACES.map((place) => new URL(place, import.meta.url)).find((folder) => {
    try {
      const { name } = JSON.parse(readFileSync(new URL('package.json', folder), 'utf8'));
      return name === 'keepsend';
    } catch {
      // Not there: the next place has it.
      return false;
    }
  });
