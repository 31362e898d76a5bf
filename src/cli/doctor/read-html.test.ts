import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readHtml } from './read-html.js';

const sourcesOf = (html: string) =>
  readHtml(html).scripts.map(({ attributes, text }) => attributes.get('src') ?? text);

test.each([
  ['<script src="/a.js"></script>', ['/a.js']],
  ["<SCRIPT ASYNC SRC='/a.js'></SCRIPT>", ['/a.js']],
  ['<script async src=/a.js></script><script>b</script>', ['/a.js', 'b']],
  ['<script\n  src = "/a.js?x=1&amp;y=2"\n>', ['/a.js?x=1&y=2']],
  ['<script src="/a>b.js"></script>', ['/a>b.js']],
  ['<!-- <script src="/a.js"></script> --><script src="/b.js"></script>', ['/b.js']],
  ['<script>"<script src=/a.js>"</script>', ['"<script src=/a.js>"']],
  ['<style><script src="/a.js"></style>', []],
  ['<noscript><script src="/a.js"></script></noscript>', []],
  ['<template><script src="/a.js"></script></template>', []],
  ['<p title="<script src=/a.js>">', []],
  ['<script type="application/ld+json">{}</script>', []],
  ['<script type="module" src="/a.js"></script>', ['/a.js']],
  ['<scripting src="/a.js">', []],
  ['1 < 2 <script src="/a.js">', ['/a.js']],
  ['<script src="/a.js" src="/b.js">', ['/a.js']],
  ['<script src="/a.js', []],
])('finds in %j the scripts that a browser runs', (html, expected) => {
  const found = sourcesOf(html).filter((source) => source !== '');
  expect(found).toStrictEqual(expected);
});

test('reads the base and the policies of a page', () => {
  const html = `<base href="/x/"><base href="/y/">
    <meta charset="utf-8"><META HTTP-EQUIV="Content-Security-Policy" content="default-src 'self'">`;

  expect(readHtml(html)).toMatchObject({ base: '/x/', policies: ["default-src 'self'"] });
});

test('comes to an end whatever a page holds', () => {
  const part = fc.constantFrom(
    '<',
    '<script',
    ' src="',
    "'",
    '"',
    '>',
    '</script',
    '<!--',
    '-->',
    '=',
    ' ',
    'a',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 200 }), (parts) => {
      const { scripts } = readHtml(parts.join(''));
      expect(scripts.length).toBeLessThanOrEqual(parts.length);
    }),
  );
});

test.each(['<script ', '<script src="', "<a b='", '<!--', '<script>', '< ', '<a =', '<a b = '])(
  'reads a long page of nothing but %j',
  (part) => {
    expect(readHtml(part.repeat(40_000)).policies).toStrictEqual([]);
  },
);
