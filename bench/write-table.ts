// Writes what was measured into the README and into bench/README.md, between their marks.
import { readFileSync, writeFileSync } from 'node:fs';
import { PAGES, putBetweenMarks } from './marked-pages.ts';
import { readResults } from './results.ts';

const results = readResults();
for (const { path, render } of PAGES)
  writeFileSync(path, putBetweenMarks(readFileSync(path, 'utf8'), render(results)));
