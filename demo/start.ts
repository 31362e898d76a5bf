import { watchParent } from '../tools/watch-parent.mjs';
import { startShop } from './server/start-shop.ts';

const readPort = (variable: string, standard: number): number => {
  const text = process.env[variable] ?? String(standard);
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new Error(`${variable} must be a port from 0 to 65535; what came is '${text}'`);
};

const fail = (error: unknown): never => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
};

const start = async (): Promise<void> => {
  const shop = await startShop({
    port: readPort('PORT', 4173),
    sandboxPort: readPort('SANDBOX_PORT', 4174),
    isVerbose: process.env.VERBOSE === '1',
  });
  let isStopping = false;
  const stop = async (): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    await shop.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // Miniflare's own handler would end the process before the shop is closed.
    process.removeAllListeners(signal);
    process.on(signal, stop);
  }
  watchParent(stop);
  console.log(`
  Shop     ${shop.shopUrl}
  Route    ${shop.routeUrl}
  Sandbox  ${shop.sandboxUrl}

  Walk through the shop and watch the sandbox. Ctrl-C ends all three.`);
};

await start().catch(fail);
