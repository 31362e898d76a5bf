import { join } from 'node:path';
import type { InitFile, InitRequest } from './init-request.js';

/** The options of `keepsend serve`. */
export const toNodeFile = ({ folder, shop, basePath }: InitRequest): InitFile => {
  const options = {
    basePath,
    ...(shop && { shopOrigins: [shop] }),
    // Absolute: started from another folder, it must not begin another one.
    spool: join(folder, 'keepsend.sqlite'),
    port: 8787,
  };
  return { name: 'keepsend.config.json', text: `${JSON.stringify(options, null, 2)}\n` };
};
