import type { Command } from './io.js';
import { readConfig } from './read-config.js';
import { readFlags } from './read-flags.js';
import { demandSqlite } from './sqlite.js';
import { UsageError } from './usage-error.js';

/** `keepsend serve`. */
export const serve: Command = {
  usage: '--config <file>',
  summary: 'the route on Node, with a spool on disk in front of Klaviyo',
  details: `  --config <file>   keepsend.config.json, or a module whose default export is the same:

      {
        "basePath": "/q7f2",                    where the route lives on the shop's host
        "shopOrigins": ["https://shop.example"],  as browsers see the shop
        "spool": "/var/lib/keepsend/spool.sqlite",
        "port": 8787
      }

  Everything of keepsend/proxy's RouteOptions may stand there. The key does not: it comes from the
  environment, KLAVIYO_API_KEY (and KLAVIYO_API_KEY_NEXT while it is rotated); so do COOKIE_SECRET, which signs the cookies, TOKEN_SECRETS,
  which verify customers, and METRICS_TOKEN, which opens {basePath}/metrics to whoever sends it as a Bearer token.
  A page is answered once its events are on disk. SIGTERM and Ctrl-C end what is under way; what
  waits is sent after the next start.`,
  run: async (args, io) => {
    const { config } = readFlags(args, { config: 'string' });
    if (config === undefined) throw new UsageError('serve needs --config <file>; try --help');
    demandSqlite('the spool');
    const options = await readConfig(config, io.env);
    const { runServe } = await import('./run-serve.js');
    return runServe(options, io);
  },
};
