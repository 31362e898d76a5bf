import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { rollup } from 'rollup';
import esbuild from 'rollup-plugin-esbuild';

const compile = esbuild({ target: 'es2022', jsx: 'automatic', jsxImportSource: 'preact' });
const inPage = [resolve({ browser: true }), compile];
const onServer = [resolve({ exportConditions: ['node'] }), compile];

/** Internal names that end in `_` may be shortened; a leading one would catch the wire's `_kx`. */
const minify = (module) =>
  terser({
    ecma: 2020,
    module,
    toplevel: module,
    compress: { passes: 3, pure_getters: true },
    mangle: { properties: { regex: /_$/ } },
    format: { comments: false },
  });

/** A module whose source is made here, during the build. */
const virtual = (id, load) => ({
  name: id,
  resolveId: (asked) => (asked === id ? `\0${id}` : null),
  load: (asked) => (asked === `\0${id}` ? load() : null),
});

const define = (values) => ({
  name: 'define',
  transform: (code) => ({
    code: Object.entries(values).reduce(
      (text, [name, value]) => text.replaceAll(name, JSON.stringify(value)),
      code,
    ),
    map: null,
  }),
});

const bundle = async (input, plugins, output) => {
  const build = await rollup({ input, plugins });
  const { output: chunks } = await build.generate(output);
  await build.close();
  return chunks[0].code;
};

/** A part the script tag loads later, alone, under a name that changes with its content. */
const part = async (kind, input) => {
  const code = await bundle(input, [...inPage, minify(true)], { format: 'es' });
  const hash = createHash('sha256').update(code).digest('hex').slice(0, 10);
  return [`${kind}.${hash}.js`, code];
};

const sender = await part('s', 'src/tracker/sender.ts');
const inspector = await part('i', 'src/tracker/inspect.ts');
const parts = Object.fromEntries([sender, inspector]);
const script = await bundle(
  'src/tracker/script.ts',
  [...inPage, define({ SENDER_NAME: sender[0], INSPECTOR_NAME: inspector[0] }), minify(false)],
  { format: 'iife' },
);

const constants = (values) =>
  Object.entries(values)
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};\n`)
    .join('');
const pageScripts = virtual('#page-scripts', () => constants({ script, parts }));
const sandboxPage = virtual('#sandbox-page', async () =>
  constants({
    pageScript: await bundle('src/sandbox/page/main.tsx', [...inPage, minify(true)], {
      format: 'es',
    }),
    pageStyle: readFileSync('src/sandbox/page/style.css', 'utf8'),
  }),
);

/** Files that are not code of this bundle but ship beside it. */
const emit = (files) => ({
  name: 'emit',
  generateBundle() {
    for (const [fileName, source] of Object.entries(files)) {
      this.emitFile({ type: 'asset', fileName, source });
    }
  },
});

const dist = { dir: 'dist', format: 'es', sourcemap: 'hidden', chunkFileNames: '[name].js' };
const isPackage = (id) => !/^[.\0#]|^src\/|^\//.test(id);

export default [
  {
    input: { keepsend: 'src/tracker/index.ts' },
    external: isPackage,
    plugins: [compile, emit({ 'm.js': script, ...parts })],
    output: { ...dist, chunkFileNames: 'keepsend-[name].js' },
  },
  {
    input: { proxy: 'src/proxy/index.ts', klaviyo: 'src/klaviyo/index.ts' },
    external: isPackage,
    plugins: [pageScripts, resolve(), compile],
    output: { ...dist, chunkFileNames: 'shared-[name].js' },
  },
  {
    input: { worker: 'src/proxy/worker.ts' },
    plugins: [pageScripts, resolve({ exportConditions: ['workerd', 'worker'] }), compile],
    output: dist,
  },
  {
    input: { sandbox: 'src/sandbox/index.ts', cli: 'src/cli/main.ts' },
    external: (id) => isPackage(id) || id.startsWith('node:'),
    plugins: [sandboxPage, pageScripts, ...onServer],
    output: { ...dist, chunkFileNames: 'shared-[name].js' },
  },
];
