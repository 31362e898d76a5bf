import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { toDeadLetter } from '../../proxy/queued/dead-letter.js';
import { DEAD_LETTER_TABLE, toRow } from '../../proxy/queued/dead-letter-table.js';
import { eventOf, visitorOf } from '../../proxy/queued/testing/consumer.js';
import { uuid } from '../../proxy/testing/route.js';
import { SECRET } from '../../proxy/testing/server.js';
import { run } from '../run.js';
import { fakeIo } from '../testing/fake-io.js';
import { createAskD1 } from './run-wrangler.js';
import { toLiteral } from './to-literal.js';

/** A start of wrangler takes seconds, and there are several. */
const PATIENCE_MS = 240_000;
const HOSTILE = `'; DROP TABLE dead_letters; -- \u001b[31m"`;

const folder = mkdtempSync(join(tmpdir(), 'keepsend-d1-'));
const config = join(folder, 'wrangler.json');
const database = { binding: 'DEAD_LETTERS', database_name: 'letters', database_id: uuid(1) };
writeFileSync(
  config,
  JSON.stringify({ name: 'keepsend', compatibility_date: '2026-11-01', d1_databases: [database] }),
);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const dead = async (...args: string[]) => {
  const accepted = [{ index: 0, status: 'accepted' }];
  const io = {
    ...fakeIo({}, { SERVER_SECRETS: SECRET }),
    fetch: async () => Response.json({ results: accepted }, { status: 202 }),
  };
  const place = ['--d1', 'letters', '--local', '--config', config, '--persist-to', folder];
  const code = await run(['dead', ...args, ...place], io);
  return { code, lines: io.lines, errors: io.errors };
};

test(
  'reads and changes what wrangler dev has of a Worker',
  async () => {
    expect((await dead('list')).errors).toStrictEqual(['keepsend: no dead letter fits']);
    const ask = createAskD1({ database: 'letters', isRemote: false, config, persistTo: folder });
    const letter = {
      ...toDeadLetter(visitorOf(1), eventOf(1, { metric: HOSTILE }), { code: 'gave_up' }),
      at: '2026-08-01T11:00:00.000Z',
    };
    const values = toRow(letter).map((cell) => (cell === null ? 'NULL' : toLiteral(cell)));
    await ask(`${DEAD_LETTER_TABLE}; INSERT INTO dead_letters VALUES (${values.join()})`);

    const { lines } = await dead('list', '--json', '--metric', HOSTILE);
    expect(lines.map((line) => JSON.parse(line))).toStrictEqual([letter]);
    expect(await dead('replay', '--to', 'https://shop.test/q7f2', '--yes')).toStrictEqual({
      code: 0,
      lines: ['1 dead letter given to the route'],
      errors: [],
    });
    expect(await ask('SELECT count(*) AS count FROM dead_letters')).toStrictEqual([{ count: 0 }]);
  },
  PATIENCE_MS,
);

test(
  'says what wrangler says',
  async () => {
    const io = fakeIo({}, {});

    expect(await run(['dead', 'list', '--d1', 'others', '--local', '--config', config], io)).toBe(
      1,
    );
    expect(io.errors).toStrictEqual([
      expect.stringMatching(
        /^keepsend: D1 others cannot be asked: wrangler says: Couldn't find a D1 DB/,
      ),
    ]);
  },
  PATIENCE_MS,
);

test('says that there is no wrangler', async () => {
  const io = fakeIo({}, {});
  const here = process.cwd();
  process.chdir(folder);
  try {
    expect(await run(['dead', 'list', '--d1', 'letters', '--local'], io)).toBe(1);
  } finally {
    process.chdir(here);
  }
  expect(io.errors[0]).toMatch(/this folder has none: npm install --save-dev wrangler$/);
});
