import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

/** Bytes as a browser or a Worker would fetch them, beyond ky. */
const weigh = async (code: string): Promise<number> => {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    external: ['ky'],
    write: false,
  });
  return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length;
};

test('weighs at most 8,000 bytes beyond ky', async () => {
  const bytes = await weigh("export * from './index.ts'");
  console.info(`keepsend/klaviyo: ${bytes} bytes gzipped, ky apart`);
  expect(bytes).toBeLessThanOrEqual(8_000);
});

test('leaves out of a client that only records what only reads', async () => {
  const bytes = await weigh(
    "export { createKlaviyoWriter, KlaviyoError, redactKey } from './index.ts'",
  );
  expect(bytes).toBeLessThanOrEqual(4_050);
});
