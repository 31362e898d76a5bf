import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Io } from '../io.js';
import type { InitFile, InitRequest } from './init-request.js';
import { toNextSteps } from './next-steps.js';
import { toNodeFile } from './node-file.js';
import { toWranglerFile } from './wrangler-file.js';

/** wrangler reads only one of them. */
const SAME_AS: { readonly [name: string]: readonly string[] } = {
  'wrangler.jsonc': ['wrangler.json', 'wrangler.jsonc', 'wrangler.toml'],
};

const demandFree = ({ name }: InitFile, folder: string): void => {
  const taken = (SAME_AS[name] ?? [name]).find((other) => existsSync(join(folder, other)));
  if (taken === undefined) return;
  const advice = taken === name ? '--force writes over it' : '--dir names another folder';
  throw new Error(`there is a ${taken} in ${folder} already, left as it is; ${advice}`);
};

const write = ({ name, text }: InitFile, { folder, isForced }: InitRequest): void => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), text, { flag: isForced ? 'w' : 'wx' });
};

/**
 * Writes what a shop begins with, and says what follows.
 * @throws {Error} when a file is there already; nothing is written then.
 */
export const runInit = (request: InitRequest, io: Io): void => {
  const { host, folder, isDryRun, isForced } = request;
  const file = host === 'node' ? toNodeFile(request) : toWranglerFile(host, request);
  if (!isForced) demandFree(file, folder);
  if (isDryRun) {
    io.out(`Would write ${join(folder, file.name)}:`);
    io.out('');
    for (const line of file.text.trimEnd().split('\n')) io.out(`  ${line}`);
  } else {
    write(file, request);
    io.out(`Wrote ${join(folder, file.name)}`);
  }
  io.out('');
  for (const line of toNextSteps(request)) io.out(line);
};
