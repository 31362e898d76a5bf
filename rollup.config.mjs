import { createHash } from 'node:crypto';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { buildSync } from 'esbuild';
import { rollup } from 'rollup';
import esbuild from 'rollup-plugin-esbuild';
import { BUDGETS } from './budgets.mjs';
import { pageNames } from './page-names.mjs';

/** Growing past it fails the build. */
const holdBudget = (name, bytes) => {
  if (bytes <= BUDGETS[name]) return;
  throw new Error(`${name} is ${bytes} bytes, over its budget of ${BUDGETS[name]}`);
};

const options = { target: 'es2022', jsx: 'automatic', jsxImportSource: 'preact' };
const compile = esbuild(options);
const inPage = [resolve({ browser: true }), compile];
/** In each of the script tag's parts the same names become the same short ones. */
const inTag = [
  resolve({ browser: true }),
  esbuild({
    ...options,
    mangleProps: new RegExp(`^(${Object.keys(pageNames).join('|')})$`),
    mangleCache: pageNames,
  }),
];
const onServer = [resolve({ exportConditions: ['node'] }), compile];

const minify = (module) =>
  terser({
    ecma: 2020,
    module,
    toplevel: module,
    compress: { passes: 3, pure_getters: true },
    format: { comments: false },
  });

/** A module whose source is made here, during the build. */
const virtual = (id, load) => ({
  name: id,
  resolveId: (asked) => (asked === id ? `\0${id}` : null),
  load: (asked) => (asked === `\0${id}` ? load() : null),
});

const define = (name, value) => ({
  name: 'define',
  transform: (code) => ({ code: code.replaceAll(name, JSON.stringify(value)), map: null }),
});

const bundle = async (input, plugins, output) => {
  const build = await rollup({ input, plugins });
  const { output: chunks } = await build.generate(output);
  await build.close();
  return chunks[0].code;
};

/** The parts the script tag loads later stand alone, under names that change with their content. */
const [sender, inspector] = await Promise.all(
  ['src/tracker/sender.ts', 'src/tracker/inspect.ts'].map((input) =>
    bundle(input, [...inTag, minify(true)], { format: 'es' }),
  ),
);
const version = createHash('sha256').update(sender).update(inspector).digest('hex').slice(0, 8);
const parts = { [`s.${version}.js`]: sender, [`i.${version}.js`]: inspector };
const script = await bundle(
  'src/tracker/script.ts',
  [...inTag, define('PARTS_VERSION', version), minify(false)],
  { format: 'iife' },
);

holdBudget('script', brotliCompressSync(script).length);
holdBudget('sender', brotliCompressSync(sender).length);

/** Stands before the script, or inline in the page. */
const stub = await bundle('src/tracker/stub.ts', [...inPage, minify(false)], { format: 'iife' });
holdBudget('stub', brotliCompressSync(stub).length);

/** Cloudflare counts a Worker gzipped. */
const workerBudget = {
  name: 'worker-budget',
  generateBundle(_, files) {
    holdBudget('worker', gzipSync(files['worker.js'].code, { level: 9 }).length);
  },
};

const constants = (values) =>
  Object.entries(values)
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};\n`)
    .join('');
const pageScripts = virtual('#page-scripts', () => constants({ script, stub, parts }));
const bundleStyle = (input) =>
  buildSync({ entryPoints: [input], bundle: true, minify: true, write: false }).outputFiles[0].text;
const sandboxPage = virtual('#sandbox-page', async () =>
  constants({
    pageScript: await bundle('src/sandbox/page/main.tsx', [...inPage, minify(true)], {
      format: 'es',
    }),
    pageStyle: bundleStyle('src/sandbox/page/style.css'),
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

/** The command uses the client and the host that ship beside it. */
const shipped = [
  ['/klaviyo/index.js', './klaviyo.js'],
  ['/proxy/node/index.js', './node.js'],
];
const shippedBeside = {
  name: 'shipped-beside',
  resolveId: (asked) => {
    const [, id] = shipped.find(([end]) => asked.endsWith(end)) ?? [];
    return id ? { id, external: true } : null;
  },
};

export default [
  {
    input: { keepsend: 'src/tracker/index.ts' },
    external: isPackage,
    plugins: [compile, emit({ 'm.js': script, 'stub.js': stub, ...parts })],
    output: { ...dist, chunkFileNames: 'keepsend-[name].js' },
  },
  {
    input: {
      proxy: 'src/proxy/index.ts',
      node: 'src/proxy/node/index.ts',
      klaviyo: 'src/klaviyo/index.ts',
    },
    external: (id) => isPackage(id) || id.startsWith('node:'),
    plugins: [pageScripts, resolve(), compile],
    output: { ...dist, chunkFileNames: 'shared-[name].js' },
  },
  {
    input: { token: 'src/token/index.ts' },
    plugins: [compile],
    output: dist,
  },
  {
    input: { worker: 'src/proxy/worker.ts' },
    plugins: [
      pageScripts,
      resolve({ exportConditions: ['workerd', 'worker'] }),
      compile,
      minify(true),
      workerBudget,
    ],
    output: dist,
  },
  {
    input: { sandbox: 'src/sandbox/index.ts', cli: 'src/cli/main.ts' },
    external: (id) => isPackage(id) || id.startsWith('node:'),
    plugins: [shippedBeside, sandboxPage, pageScripts, ...onServer],
    output: { ...dist, chunkFileNames: 'shared-[name].js' },
  },
];
