import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'keepsend-sigkill-'));
let child: ChildProcess | undefined;

afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the shipped sandbox on one file and resolves with its address. */
const start = async (): Promise<string> => {
  const data = join(folder, 'data.sqlite');
  const args = ['--no-warnings', 'dist/cli.js', 'sandbox', '--port', '0', '--data', data];
  child = spawn(process.execPath, [...args, '--rate-limits', 'off', '--processing-ms', '20']);
  const lines = createInterface({ input: child.stdout as NonNullable<typeof child.stdout> });
  for await (const line of lines) {
    const [url] = /http:\S+/.exec(line) ?? [];
    if (url) return url.replace(/\/$/, '');
  }
  throw new Error('the sandbox ended before it said where it is');
};

const headers = {
  authorization: 'Klaviyo-API-Key pk_test',
  revision: '2026-07-15',
  'content-type': 'application/vnd.api+json',
};

const metric = { data: { type: 'metric', attributes: { name: 'Viewed Product' } } };
const person = (number: number) => ({
  data: { type: 'profile', attributes: { email: `person-${number % 7}@example.com` } },
});
const event = (id: string) => ({
  type: 'event',
  attributes: { unique_id: id, properties: { id }, metric },
});

const create = (id: string, number: number) => {
  const { type, attributes } = event(id);
  return { data: { type, attributes: { ...attributes, profile: person(number) } } };
};

const bulk = (ids: readonly string[], number: number) => ({
  data: {
    type: 'event-bulk-create-job',
    attributes: {
      'events-bulk-create': {
        data: [
          {
            type: 'event-bulk-create',
            attributes: { profile: person(number), events: { data: ids.map(event) } },
          },
        ],
      },
    },
  },
});

/** Sends until the sandbox is gone; resolves with the ids it had acknowledged by then. */
const sendUntilKilled = async (url: string, prefix: string, killAfter: number) => {
  const acknowledged: string[] = [];
  let sent = 0;
  const send = async (path: string, ids: readonly string[], body: object) => {
    const answer = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    if (answer.status !== 202) throw new Error(`answered ${answer.status}`);
    acknowledged.push(...ids);
    if (acknowledged.length >= killAfter) child?.kill('SIGKILL');
  };
  const sendForever = async () => {
    for (;;) {
      sent += 1;
      const number = sent;
      const ids = Array.from({ length: number % 5 === 0 ? 20 : 1 }, (_, at) => `${number}-${at}`);
      const named = ids.map((id) => `${prefix}-${id}`);
      if (named.length === 1) await send('/api/events', named, create(named[0] ?? '', number));
      else await send('/api/event-bulk-create-jobs', named, bulk(named, number));
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: 8 }, sendForever));
  for (const lane of lanes)
    if (lane.status === 'rejected') expect(String(lane.reason)).toContain('fetch failed');
  return acknowledged;
};

const readRecorded = async (url: string, count: number): Promise<string[]> => {
  const recorded: string[] = [];
  await fetch(`${url}/_sandbox/wait?count=${count}&timeoutMs=10000`);
  let next: string | null = `${url}/api/events?page[size]=1000`;
  while (next !== null) {
    const page = (await (await fetch(next, { headers })).json()) as {
      data: { attributes: { event_properties: { id: string } } }[];
      links: { next: string | null };
    };
    recorded.push(...page.data.map(({ attributes }) => attributes.event_properties.id));
    next = page.links.next;
  }
  return recorded;
};

test('loses nothing it acknowledged when it is killed, and records nothing twice', async () => {
  const acknowledged: string[] = [];
  for (const [round, killAfter] of [90, 400, 151, 733].entries()) {
    const url = await start();
    acknowledged.push(...(await sendUntilKilled(url, `round${round}`, killAfter)));
    if (child?.signalCode === null) await once(child as ChildProcess, 'exit');
    expect(child?.signalCode).toBe('SIGKILL');
  }
  const recorded = await readRecorded(await start(), acknowledged.length);
  expect(new Set(recorded).size).toBe(recorded.length);
  const missing = acknowledged.filter((id) => !recorded.includes(id));
  expect(missing).toEqual([]);
  expect(acknowledged.length).toBeGreaterThan(1_300);
}, 60_000);
