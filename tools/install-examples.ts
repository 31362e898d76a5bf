import { cpSync, rmSync } from 'node:fs';
import { installFolder } from './install-folder.ts';

const PLACE = 'examples/node_modules/keepsend';

/** Makes the examples ready to run: what they need, and keepsend as it ships, as npm would lay it. */
export const installExamples = (): void => {
  installFolder('examples');
  rmSync(PLACE, { recursive: true, force: true });
  for (const name of ['package.json', 'dist'])
    cpSync(name, `${PLACE}/${name}`, { recursive: true });
};
