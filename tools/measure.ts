import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const read = (pattern: RegExp): Buffer => {
  const name = readdirSync('dist').find((file) => pattern.test(file));
  if (!name) throw new Error(`dist has no file like ${pattern}; run npm run build`);
  return readFileSync(`dist/${name}`);
};

/** Bytes of what ships, as it travels. */
export const measureDist = (): {
  stub: number;
  script: number;
  sender: number;
  inspector: number;
  worker: number;
} => ({
  stub: brotliCompressSync(read(/^stub\.js$/)).length,
  script: brotliCompressSync(read(/^m\.js$/)).length,
  sender: brotliCompressSync(read(/^s\.[0-9a-f]+\.js$/)).length,
  inspector: brotliCompressSync(read(/^i\.[0-9a-f]+\.js$/)).length,
  worker: gzipSync(read(/^worker\.js$/), { level: 9 }).length,
});
