import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { PEERS, type Peer } from './peers.ts';

const readVersion = (path: string): string =>
  (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;

const installed = (peer: Peer): string => `bench/node_modules/${peer.package}/package.json`;

const isInstalled = (): boolean => {
  const { dependencies } = JSON.parse(readFileSync('bench/package.json', 'utf8')) as {
    dependencies: { [name: string]: string };
  };
  return PEERS.every(
    (peer) =>
      peer.package === 'keepsend' ||
      (existsSync(installed(peer)) && readVersion(installed(peer)) === dependencies[peer.package]),
  );
};

/** Brings the peers, exactly as locked, when they are not there. */
export const installPeers = (): void => {
  if (isInstalled()) return;
  console.log('Installing the peers (npm ci --prefix bench) ...');
  const args = ['ci', '--prefix', 'bench', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('npm ci --prefix bench failed (see above)');
};

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
    : readVersion(installed(peer));
