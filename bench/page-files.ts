import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { BASE_PATH } from './keepsend-route.ts';
import { PEERS, type Peer } from './peers.ts';

const WORKER = 'workbox-worker';

const bundle = (name: string): string => {
  const entry = fileURLToPath(new URL(`pages/${name}.js`, import.meta.url));
  const { outputFiles } = buildSync({ ...BUNDLING, entryPoints: [entry], write: false });
  return outputFiles[0]?.text ?? '';
};

/** How every peer is bundled, where it runs and where its bytes are counted. */
export const BUNDLING = {
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  platform: 'browser',
  define: { 'process.env.NODE_ENV': '"production"' },
  legalComments: 'none',
  logLevel: 'error',
} as const;

const files = new Map<string, string>();

/** Builds the script of every peer; the collectors serve them from memory. */
export const buildPages = (names: readonly string[] = PEERS.map(({ name }) => name)): void => {
  for (const name of names) files.set(`/bench/${name}.js`, bundle(name));
  if (names.includes('workbox')) files.set(`/${WORKER}.js`, bundle(WORKER));
};

/** A script built before, by its path. */
export const pageFile = (path: string): string | undefined => files.get(path);

/** A page with the peer's script, or, without a peer, one that has none. */
export const renderPage = (peer: Peer | undefined): string => {
  const own = peer?.name === 'keepsend' ? `<script src="${BASE_PATH}/m.js"></script>` : '';
  const script = peer
    ? `${own}<script src="/bench/${peer.name}.js"></script><script>bench.ready = bench.start()</script>`
    : '';
  return `<!doctype html><meta charset="utf-8"><title>bench</title>${script}<p>bench</p>`;
};
