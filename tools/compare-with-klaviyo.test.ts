import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { behaviours } from '../src/sandbox/contract/behaviours.ts';
import type { SandboxOptions } from '../src/sandbox/server.ts';
import { startAsking } from '../src/sandbox/testing/ask.ts';
import { compare, type Finding } from './probes/compare.ts';
import { createPeer } from './probes/peer.ts';
import { printFinding } from './probes/print-finding.ts';
import { probes } from './probes/probes.ts';

const open: { close(): Promise<void> }[] = [];
const startPeer = async (name: string, options: SandboxOptions = {}) => {
  const asking = await startAsking({ rateLimits: 1, ...options });
  open.push(asking);
  const key = 'pk_0123456789abcdef';
  const waits = { pauseMs: 0, patienceMs: 500, settleMs: 0 };
  return createPeer({ name, url: asking.sandbox.url, key, ...waits });
};

const findAll = async (options: SandboxOptions, only = ''): Promise<readonly Finding[]> => {
  const findings: Finding[] = [];
  const chosen = probes.filter(({ id }) => id.includes(only));
  const [one, other] = [await startPeer('one'), await startPeer('other', options)];
  for await (const finding of compare(chosen, one, other, 'test')) findings.push(finding);
  return findings;
};

let twins: readonly Finding[];
beforeAll(async () => {
  twins = await findAll({});
});
afterAll(async () => {
  for (const { close } of open) await close();
});

test('a sandbox does not differ from its twin', () => {
  const others = twins.filter(({ outcome }) => outcome !== 'same');
  expect(others.map(({ probe, sides }) => [probe.id, sides])).toEqual([]);
});

test('no probe makes the sandbox fail', () => {
  const statuses = twins.map(({ probe, sides }) => [probe.id, Number(sides[0].status ?? 200)]);
  expect(statuses.filter(([, status]) => Number(status) >= 500)).toEqual([]);
});

test('a difference is shown with both sides beside each other', async () => {
  const findings = await findAll({ missingKey: 400 }, 'key');
  const found = findings.find(({ probe }) => probe.id === 'key missing');
  if (found === undefined) throw new Error('The probe is gone.');
  expect(found.outcome).toBe('differs');
  const known = behaviours.find(({ id }) => id === found.probe.behaviour);
  const lines = printFinding(found, ['sandbox', 'other'], known, false).split('\n');
  expect(lines[0]).toMatch(/^differs +key missing +documented$/);
  expect(lines[2]).toMatch(/^ +sandbox +other$/);
  expect(lines[3]).toMatch(/^ +≠ {2}status +401 +400$/);
  expect(lines[2]?.indexOf('other')).toBe(lines[3]?.indexOf('400'));
});

test('the words of an error are shown and not compared', async () => {
  const reworded = { status: 400, '~detail': 'a' };
  const probe = { id: 'x', behaviour: 'unique-once', ask: async () => reworded };
  const [one, other] = [await startPeer('one'), await startPeer('other')];
  const ask = async (peer: unknown) => ({ ...reworded, '~detail': peer === one ? 'a' : 'b' });
  for await (const { outcome } of compare([{ ...probe, ask }], one, other, 'test'))
    expect(outcome).toBe('same');
});

test('a probe that cannot be asked says why', async () => {
  const one = await startPeer('one');
  const silent = createPeer({
    ...{ name: 'silent', url: 'http://127.0.0.1:9', key: 'pk_x' },
    ...{ pauseMs: 0, patienceMs: 0, settleMs: 0 },
  });
  for await (const finding of compare(probes.slice(0, 1), one, silent, 'test')) {
    expect(finding.outcome).toBe('failed');
    expect(finding.sides[1].error).toEqual(expect.any(String));
  }
});

test('every probe belongs to a behaviour and has a name of its own', () => {
  const known = new Set(behaviours.map(({ id }) => id));
  expect(probes.filter(({ behaviour }) => !known.has(behaviour))).toEqual([]);
  expect(new Set(probes.map(({ id }) => id)).size).toBe(probes.length);
});

const run = (...flags: string[]) => {
  const { KLAVIYO_TEST_KEY: _, ...env } = process.env;
  const line = ['tools/compare-with-klaviyo.ts', ...flags];
  const { status, stderr, stdout } = spawnSync('node', line, { env, encoding: 'utf8' });
  return { status, stdout, lines: stderr.trim().split('\n') };
};

test.each([
  ['without a key', [], 'KLAVIYO_TEST_KEY'],
  ['with a flag it does not have', ['--nope'], '--nope'],
  ['without a sandbox', ['--sandbox', 'http://127.0.0.1:9', '--against', 'http://a'], 'No sandbox'],
])('%s one line says how to use it', (_, flags, expected) => {
  expect(run(...flags)).toEqual({
    status: 2,
    stdout: '',
    lines: [expect.stringContaining(expected)],
  });
});

test('says how it is called when it is asked', () => {
  const { status, stdout, lines } = run('--help');
  expect([status, lines]).toEqual([0, ['']]);
  expect(stdout).toContain('--only TEXT');
});

test('a name that no question has is a mistake, not an agreement', async () => {
  const asking = await startAsking();
  open.push(asking);
  const flags = ['--sandbox', asking.sandbox.url, '--against', asking.sandbox.url];
  const child = spawn('node', ['tools/compare-with-klaviyo.ts', ...flags, '--only', 'no such']);
  const [status] = await once(child, 'exit');
  expect(status).toBe(2);
});
