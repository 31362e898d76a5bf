import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { fillIn, toLiteral } from './to-literal.js';

const database = new DatabaseSync(':memory:');
afterAll(() => database.close());

/** What strangers write, and what is known to end a text or a statement. */
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom("'", '"', ';', '--', '/*', '\\', '\0', '\n', ')', 'X', '?', '\ud800'),
  }),
  fc.constantFrom("'; DROP TABLE dead_letters; --", "' OR 1=1", '', '漢字'),
);

test('is the same text to SQLite, and nothing but one text', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(toLiteral(text)).toMatch(/^CAST\(X'[\da-f]*' AS TEXT\)$/);
      const bytes = database
        .prepare(`SELECT hex(${toLiteral(text)}) AS hex, typeof(${toLiteral(text)}) AS type`)
        .all();
      expect(bytes).toEqual([
        { hex: Buffer.from(text).toString('hex').toUpperCase(), type: 'text' },
      ]);
    }),
    { numRuns: 2_000 },
  );
});

test('finds what was bound, and nothing else', () => {
  fc.assert(
    fc.property(texts, texts, (one, other) => {
      database.exec('DROP TABLE IF EXISTS letters; CREATE TABLE letters (id TEXT, metric TEXT)');
      database.prepare('INSERT INTO letters VALUES (?, ?)').run(one, other);
      const sql = fillIn('SELECT 1 FROM letters WHERE id = ? AND metric = ?', [one, other]);
      expect(database.prepare(sql).all()).toHaveLength(1);
      const others = fillIn('SELECT 1 FROM letters WHERE id = ?', [`${one}.`]);
      expect(database.prepare(others).all()).toHaveLength(0);
    }),
    { numRuns: 500 },
  );
});

test('needs as many values as there are places', () => {
  expect(() => fillIn('id = ?', [])).toThrow('there are 1 places for 0 values');
});
