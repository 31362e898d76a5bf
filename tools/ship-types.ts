import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const FROM = /(?:from|import\()\s*'(\.[^']+)\.js'/g;

/** The declarations that a file needs, itself included. */
const reach = (file: string, seen: Set<string>): Set<string> => {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, path] of readFileSync(file, 'utf8').matchAll(FROM))
    reach(join(dirname(file), `${path}.d.ts`), seen);
  return seen;
};

/** Copies the declarations that the entries need, and no others: the rest is nobody's business. */
export const shipTypes = (from: string, to: string, entries: readonly string[]): void => {
  const seen = new Set<string>();
  for (const entry of entries) reach(join(from, `${entry}.d.ts`), seen);
  for (const file of seen) {
    const target = join(to, relative(from, file));
    mkdirSync(dirname(target), { recursive: true });
    cpSync(file, target);
  }
};
