// Writes the measured bytes of dist into the README, each after the name of its part, and its budget.
import { readFileSync, writeFileSync } from 'node:fs';
import { BUDGETS } from '../budgets.mjs';
import { measureDist } from './measure.ts';

const english = new Intl.NumberFormat('en-US');
const { stub, script, sender, inspector, worker } = measureDist();
const places: [RegExp, number][] = [
  [/(a stub of )[\d,]+/, stub],
  [/(\| the stub: .*?\| first \| )[\d,]+/, stub],
  [/(a script of )[\d,]+/, script],
  [/(\| the script tag: .*?\| first \| )[\d,]+/, script],
  [/(\| the sender, .*?\| when .*? \| )[\d,]+/, sender],
  [/(\| the inspector \| .*? \| )[\d,]+/, inspector],
  [/(\| the Worker, .*?\| \| )[\d,]+/, worker],
];
const budgets: [RegExp, number][] = [
  [/(\| the stub: .*\| )[\d,]+(?= \|$)/m, BUDGETS.stub],
  [/(\| the script tag: .*\| )[\d,]+(?= \|$)/m, BUDGETS.script],
  [/(\| the sender, .*\| )[\d,]+(?= \|$)/m, BUDGETS.sender],
  [/(\| the Worker, .*\| )[\d,]+(?= \|$)/m, BUDGETS.worker],
];
const readme = [...places, ...budgets].reduce(
  (text, [place, bytes]) => text.replace(place, `$1${english.format(bytes)}`),
  readFileSync('README.md', 'utf8'),
);
writeFileSync('README.md', readme);
