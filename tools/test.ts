// Everything there is to check, in one command. The last line is the total.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { compareDist, readDist } from './dist-state.ts';
import { ensureBrowsers } from './ensure-browsers.ts';
import { readPlaywright, readVitest } from './read-reports.ts';
import { addTally, describeTally, emptyTally, type Tally } from './tally.ts';

const VITEST_REPORT = '.cache/vitest.json';
const PLAYWRIGHT_REPORT = '.cache/e2e.json';

const total = emptyTally();

const run = (command: string): boolean =>
  spawnSync(command, { shell: true, stdio: 'inherit' }).status === 0;

const record = (isFine: boolean): Tally => ({
  ...emptyTally(),
  ...(isFine ? { passed: 1 } : { failed: 1 }),
});

/** One thing that holds or does not. */
const check = (title: string, command: string): void => {
  console.log(`\n── ${title}`);
  const isFine = run(command);
  console.log(isFine ? `ok: ${title}` : `FAILED: ${title}`);
  addTally(total, record(isFine));
};

/** Types are part of it: the build compiles every project first, and a wrong import does not compile. */
const checkDist = (): void => {
  console.log('\n── dist is what its source builds');
  const before = readDist();
  const isBuilt = run('node --no-warnings tools/build.ts');
  const changed = compareDist(before, readDist());
  for (const path of changed) console.log(`differs: ${path}`);
  if (changed.length) console.log('dist/ was not a fresh build. It is one now: commit it.');
  addTally(total, record(isBuilt && !changed.length));
};

const checkUnits = (): void => {
  console.log('\n── unit tests, in Node and in workerd');
  rmSync(VITEST_REPORT, { force: true });
  run(`vitest run --reporter=default --reporter=json --outputFile.json=${VITEST_REPORT}`);
  addTally(total, readVitest(VITEST_REPORT));
};

const checkEndToEnd = (): void => {
  console.log('\n── end to end, in real browsers');
  total.skipped.push(...ensureBrowsers());
  rmSync(PLAYWRIGHT_REPORT, { force: true });
  run('playwright test -c e2e');
  addTally(total, readPlaywright(PLAYWRIGHT_REPORT));
};

const checkPackage = (): void => {
  check('publint finds nothing', 'publint --strict');
  check('attw finds nothing', 'attw --pack . --profile esm-only --format table-flipped --no-color');
  for (const config of ['wrangler.jsonc', 'wrangler.queued.jsonc'])
    check(
      `wrangler can deploy the Worker of ${config}`,
      `WRANGLER_SEND_METRICS=false wrangler deploy --dry-run -c ${config} --outdir .cache/worker`,
    );
};

const only = process.argv[2];
mkdirSync('.cache', { recursive: true });
if (!only) {
  checkDist();
  check('every test compiles', 'tsc -p src/tsconfig.tests.json && tsc -p e2e/tsconfig.json');
  check('Biome finds nothing', 'biome ci --colors=off --error-on-warnings .');
}
if (!only || only === 'unit') checkUnits();
if (!only) checkPackage();
if (!only || only === 'e2e') checkEndToEnd();

for (const reason of total.skipped) console.log(`skipped: ${reason}`);
console.log(`\n${describeTally(total)}`);
process.exitCode = total.failed ? 1 : 0;
