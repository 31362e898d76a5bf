import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';
import { BUNDLING } from './page-files.ts';
import type { Peer } from './peers.ts';
import type { Bytes } from './results.ts';

interface Sizes {
  /** What a page loads before it can track. */
  first: Bytes;
  /** With every chunk that may be loaded later to send. */
  total: Bytes;
}

const sumOf = (files: readonly Uint8Array[]): Bytes => ({
  raw: files.reduce((sum, file) => sum + file.length, 0),
  gzip: files.reduce((sum, file) => sum + gzipSync(file, { level: 9 }).length, 0),
  brotli: files.reduce((sum, file) => sum + brotliCompressSync(file).length, 0),
});

const ownBytes = (): Sizes => {
  const read = (pattern: RegExp) =>
    readdirSync('dist')
      .filter((name) => pattern.test(name))
      .map((name) => readFileSync(`dist/${name}`));
  return { first: sumOf(read(/^m\.js$/)), total: sumOf(read(/^(m|s\.\w+)\.js$/)) };
};

/** Bytes of a minimal bundle: esbuild, minified, es2022, split where the peer itself splits. */
export const measureBytes = ({ name, minimal }: Peer): Sizes => {
  if (name === 'keepsend') return ownBytes();
  const { outputFiles, metafile } = buildSync({
    ...BUNDLING,
    stdin: { contents: minimal, resolveDir: fileURLToPath(new URL('pages', import.meta.url)) },
    format: 'esm',
    splitting: true,
    metafile: true,
    outdir: '/out',
    write: false,
  });
  const outputs = Object.entries(metafile.outputs);
  const isFirst = new Set(
    outputs.filter(([, { entryPoint }]) => entryPoint === '<stdin>').map(([path]) => path),
  );
  for (const path of isFirst)
    for (const { path: next, kind } of metafile.outputs[path]?.imports ?? [])
      if (kind === 'import-statement') isFirst.add(next);
  const files = outputs.map(([path]) => {
    const contents = outputFiles.find((file) => file.path === resolve(path))?.contents;
    if (!contents) throw new Error(`esbuild wrote no ${path}`);
    return { path, contents };
  });
  return {
    first: sumOf(files.filter(({ path }) => isFirst.has(path)).map(({ contents }) => contents)),
    total: sumOf(files.map(({ contents }) => contents)),
  };
};
