import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { installFolder } from '../tools/install-folder.ts';
import type { Peer } from './peers.ts';

const readVersion = (path: string): string =>
  (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;

/** Brings the peers, exactly as locked, when they are not there. */
export const installPeers = (): void => installFolder('bench');

/** Of our own build: what the page and the route run. */
const fingerprint = (): string => {
  const hash = createHash('sha256');
  const parts = readdirSync('dist').filter((name) => /^(m|s\.\w+|proxy)\.js$/.test(name));
  for (const name of parts) hash.update(readFileSync(`dist/${name}`));
  return hash.digest('hex').slice(0, 8);
};

/** The version measured; ours with the build's fingerprint, so that figures of another build do not stay. */
export const versionOf = (peer: Peer): string =>
  peer.package === 'keepsend'
    ? `${readVersion('package.json')}+${fingerprint()}`
    : readVersion(`bench/node_modules/${peer.package}/package.json`);
