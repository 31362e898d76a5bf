import { resolve } from 'node:path';
import { createBasePath } from './init/base-path.js';
import type { InitRequest } from './init/init-request.js';
import { runInit } from './init/run-init.js';
import type { Command } from './io.js';
import { readFlags } from './read-flags.js';
import { UsageError } from './usage-error.js';

const isOrigin = ({ username, password, pathname, search, hash }: URL): boolean =>
  !username && !password && pathname === '/' && !search && !hash;

/** Cloudflare serves names over https; a server of one's own may be tried out without. */
const readShop = (text: string | undefined, host: InitRequest['host']): string | undefined => {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isHttp = url && isOrigin(url) && /^https?:$/.test(url.protocol);
  if (isHttp && host === 'node') return url.origin;
  if (isHttp && url.protocol === 'https:' && !url.port && /[a-z]$/i.test(url.hostname))
    return url.origin;
  throw new UsageError("--shop must be the shop's origin, like https://shop.example");
};

const readHost = ({ queue, node }: { queue?: boolean; node?: boolean }): InitRequest['host'] => {
  if (queue && node)
    throw new UsageError('--queue is for Cloudflare; --node has a queue on disk anyway');
  return node ? 'node' : queue ? 'queue' : 'cloudflare';
};

/** `keepsend init`. */
export const init: Command = {
  usage: '[--queue | --node] [--shop https://shop.example]',
  summary: 'writes what a shop needs to begin: the configuration of its route',
  details: `  --shop ORIGIN     the shop as browsers see it; without it the route's host is yours to fill in
  --queue           on Cloudflare, with a queue: pages need not wait for Klaviyo
  --node            keepsend.config.json for keepsend serve, instead of wrangler.jsonc
  --dir FOLDER      where to write; default: here
  --dry-run         shows what it would write, and writes nothing
  --force           writes over a file that is there

It makes up a path for the route, another one each time, and prints the tag for the shop's pages and
the commands that follow.`,
  run: async (args, io) => {
    const flags = readFlags(args, {
      dir: 'string',
      'dry-run': 'boolean',
      force: 'boolean',
      node: 'boolean',
      queue: 'boolean',
      shop: 'string',
    });
    const host = readHost(flags);
    const request: InitRequest = {
      host,
      folder: resolve(flags.dir ?? '.'),
      shop: readShop(flags.shop, host),
      basePath: createBasePath(),
      isDryRun: flags['dry-run'] ?? false,
      isForced: flags.force ?? false,
    };
    runInit(request, io);
  },
};
