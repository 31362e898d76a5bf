import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { findPackageFolder } from '../package-folder.js';
import type { InitFile, InitRequest } from './init-request.js';

const WORKER = join('node_modules', 'keepsend', 'dist', 'worker.js');

/** The Worker as wrangler finds it from a folder: the way Node looks for packages, upwards. */
const findWorker = (folder: string): string => {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, WORKER))) return relative(folder, join(at, WORKER));
    // Not installed yet: it will be here.
    if (at === dirname(at)) return WORKER;
  }
};

const HEADER = {
  cloudflare:
    "// keepsend's route on Cloudflare. A page is answered once Klaviyo has its events.\n",
  queue:
    "// keepsend's route on Cloudflare, with a queue: a page is answered once the queue has its events.\n" +
    '// `wrangler d1 create` puts the id of the database for dead letters in below; its table makes itself.\n',
};

const readShipped = (name: string): string => {
  const folder = findPackageFolder();
  if (folder === undefined) throw new Error(`${name} of keepsend is not there; install it anew`);
  return readFileSync(new URL(name, folder), 'utf8');
};

const replace = (text: string, what: RegExp, by: string): string => {
  if (!what.test(text)) throw new Error(`wrangler.jsonc of keepsend has no ${what}`);
  return text.replace(what, () => by);
};

/** `wrangler.jsonc` for a shop, from the one that ships with this release. */
export const toWranglerFile = (
  host: 'cloudflare' | 'queue',
  { folder, shop, basePath }: InitRequest,
): InitFile => {
  const main = findWorker(folder).split(sep).join('/');
  let text = readShipped(host === 'queue' ? 'wrangler.queued.jsonc' : 'wrangler.jsonc');
  text = replace(text, /^(\/\/.*\n)+/, HEADER[host]);
  text = replace(text, /"main": "[^"]*"/, `"main": ${JSON.stringify(main)}`);
  text = replace(text, /"BASE_PATH": "[^"]*"/, `"BASE_PATH": "${basePath}"`);
  // wrangler finds the zone by the host's name.
  const route = `"routes": ["${shop ? new URL(shop).hostname : 'shop.example'}${basePath}/*"],`;
  text = replace(text, /\/\/ "routes": .*/, shop ? route : `// ${route}`);
  return { name: 'wrangler.jsonc', text };
};
