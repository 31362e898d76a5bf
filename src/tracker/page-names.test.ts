import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const sourcesIn = (folder: string): string[] =>
  readdirSync(new URL(folder, import.meta.url))
    .filter((name) => /^[^.]+\.ts$/.test(name))
    .map((name) =>
      read(`${folder}/${name}`).replace(/\/\*[\s\S]*?\*\/|\/\/ .*|\b[A-Z]\w*\['\w+'\]/g, ''),
    );

/** The list as it stands in the build's file. */
const names = [
  ...(/\[([^\]]*)\]/.exec(read('../../page-names.mjs'))?.[1] ?? '').matchAll(/'(\w+)'/g),
].map(([, name = '']) => name);
const sources = [...sourcesIn('.'), ...sourcesIn('../protocol')];

/** What stands where a shop, the route or the next page reads it: fields of types and interfaces. */
const fieldsOf = (text: string): string[] =>
  [...text.matchAll(/^\s+(?:readonly )?'?(\w+)'?(?:\?)?(?:<.*>)?[:(]/gm)].map(
    ([, field = '']) => field,
  );
const interfaceOf = (path: string, name: string): string =>
  new RegExp(`interface ${name}\\b[^{]*\\{[\\s\\S]*?\\n\\}`).exec(read(path))?.[0] ?? '';

const findIn = (words: Iterable<string>): string[] => {
  const all = new Set(words);
  return names.filter((name) => all.has(name));
};

test('reads the list of names the build shortens', () => {
  expect(names.length).toBeGreaterThan(30);
  expect(new Set(names).size).toBe(names.length);
  expect(sources.length).toBeGreaterThan(25);
});

test('shortens no name that is also written as a text', () => {
  const texts = sources.flatMap((source) => [
    ...[...source.matchAll(/(['"`])(\w+)\1/g)].map(([, , text = '']) => text),
  ]);

  expect(texts).toContain('granted');
  // The name of the database's store, which is no key of any object.
  expect(findIn(texts)).toEqual(['outbox']);
  expect(sources.join().split("'outbox'")).toHaveLength(2);
  expect(sources.join()).toContain("STORE = 'outbox'");
});

test("shortens no name of the shop's interface", () => {
  const fields = fieldsOf(read('tracker.ts'));

  expect(fields).toEqual(expect.arrayContaining(['track', 'uniqueId', 'next_attempt_at', 'error']));
  expect(findIn(fields)).toEqual([]);
});

test('shortens no name that travels to the route', () => {
  const fields = fieldsOf(read('../protocol/wire.ts'));

  expect(fields).toEqual(expect.arrayContaining(['anonymous_id', 'sent_at', 'batch', 'detail']));
  expect(findIn(fields)).toEqual([]);
});

test('shortens no name that an older version may have stored', () => {
  const stored = [
    interfaceOf('batch.ts', 'Entry'),
    interfaceOf('visitor.ts', 'Visitor'),
    interfaceOf('visitor.ts', 'Merged'),
    interfaceOf('identity.ts', 'Decision'),
    interfaceOf('identity.ts', 'Known'),
    interfaceOf('stored-accounts.ts', 'StoredAccounts'),
    interfaceOf('bridge.ts', 'Bridge'),
    interfaceOf('bridge.ts', 'Doubt'),
  ];
  const fields = stored.flatMap(fieldsOf);

  expect(fields).toEqual(
    expect.arrayContaining(['visitor', 'bytes', 'traits', 'decisions', 'untold', 'outcome', 'at']),
  );
  expect(findIn(fields)).toEqual([]);
});

test('shortens no name of the browser that the page uses', () => {
  const builtIns = [
    Array,
    Blob,
    Boolean,
    Date,
    Error,
    Headers,
    JSON,
    Map,
    Math,
    Number,
    Object,
    Promise,
    Response,
    Set,
    String,
    TextEncoder,
    URL,
    URLSearchParams,
    AbortController,
    AbortSignal,
    crypto,
    console,
  ] as { prototype?: object }[];
  const fields = new Set(
    builtIns.flatMap((one) => [
      ...Object.getOwnPropertyNames(one),
      ...Object.getOwnPropertyNames(one.prototype ?? {}),
    ]),
  );
  expect(findIn(fields)).toEqual([]);
});

test('shortens no name of the two libraries in the page', () => {
  const idbKeyval = read('../../node_modules/idb-keyval/dist/index.js');
  const entry = read('outbox.ts').match(/import \{([^}]*)\} from 'idb-keyval'/)?.[1] ?? '';

  expect(findIn(entry.match(/\w+/g) ?? [])).toEqual([]);
  expect(findIn([...idbKeyval.matchAll(/\.(\w+)/g)].map(([, name = '']) => name))).toEqual([]);
  const options = /ky\(url, \{([\s\S]*?)\n {4}\}\)/.exec(read('call-route.ts'))?.[1] ?? '';
  expect(options).toContain('credentials');
  expect(findIn(fieldsOf(options))).toEqual([]);
});
