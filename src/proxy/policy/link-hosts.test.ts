import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLinksAreOwn } from './link-hosts.js';

const areOwn = createLinksAreOwn(['shop.example', '*.shop.example', 'Müller.example']);

describe('links of the shop', () => {
  test.each([
    'https://shop.example',
    'https://shop.example/',
    'https://SHOP.example/p/1?q=a#b',
    'https://cdn.shop.example/a.png',
    'https://a.b.shop.example:443/',
    'https://xn--mller-kva.example/',
    'https://müller.example/',
    'See https://shop.example/p/1, or (https://cdn.shop.example/a.png).',
    '[here](https://shop.example/p/1)',
    '<a href="https://shop.example/p/1">',
    'www.shop.example',
    '//cdn.shop.example/a.png',
    'https:\\\\shop.example\\p',
    'https://shop.example/?next=https://elsewhere.test/',
    'https://shop.example/a,https://shop.example/b',
  ])('%s', (text) => {
    expect(areOwn(text)).toBe(true);
  });
});

describe('no links', () => {
  test.each([
    '',
    'Dune: Part Two',
    'Size: XL',
    'https',
    'https:',
    'https: a protocol',
    'HTTP://',
    '/p/1',
    '/p//1',
    'and//or',
    '// a comment',
    'mailto:ada@example.com',
    'tel:+123456789',
    '1/2 // 3',
    'www',
    'www.',
    'awww.cute',
    'Node.js',
    'C:\\Users',
    'either/or\\and',
  ])('%s', (text) => {
    expect(areOwn(text)).toBe(true);
  });
});

describe('links to others', () => {
  test.each([
    'http://shop.example/',
    'https://evil.test',
    'HTTPS://EVIL.TEST',
    'https:evil.test',
    'https:/evil.test',
    'https:\\\\evil.test',
    '//evil.test/pay',
    '/\\evil.test',
    '\\\\evil.test',
    '/\t/evil.test',
    'ht\ntps://evil.test',
    ' \n https://evil.test',
    'https://shop.example\n.evil.test/',
    'https://shop.example@evil.test',
    'https://shop.example:pass@evil.test/',
    'https://user@shop.example/',
    'https://shop.example.evil.test',
    'https://evilshop.example',
    'https://shop.example%2eevil.test',
    'https://shop.example\\@evil.test/',
    'https://evil.test/shop.example',
    'https://evil。test/',
    'https://shоp.example/',
    'https://shop.example:8443/',
    'ftp://shop.example/',
    'intent://evil.test',
    'Your order failed: https://evil.test/pay now',
    'see www.evil.test',
    '<a href=//evil.test>',
    '"//evil.test"',
    'https://shop.example/ and https://evil.test/',
    'https://shop.example/a,https://evil.test/b',
    'https://shop.example/a;//evil.test/b',
    'See www.shop.example|www.evil.test',
    'https://shop.example/,www.a.b',
    'https://shop.example/\u200bhttps://evil.test/',
    'a-scheme-of-more-than-twenty-characters://evil.test',
    'https://[::1]/',
    'https:[https://evil.test',
    '//[https://evil.test',
    'https://2130706433/',
  ])('%j', (text) => {
    expect(areOwn(text)).toBe(false);
  });
});

const own = (host: string): boolean => host === 'shop.example' || host.endsWith('.shop.example');

test('whatever a browser would follow to another host is found, however it is written', () => {
  const pieces = [
    'https:',
    'HTTP:',
    '/',
    '\\',
    '@',
    'shop.example',
    'evil.test',
    '.',
    ':',
    '\t',
    '\n',
    ' ',
    '?',
    '#',
    '%2e',
    ',',
    ')',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (parts) => {
      const text = parts.join('');
      const hosts = ['https://page.invalid/', 'http://page.invalid/', undefined]
        .filter((base) => URL.canParse(text, base))
        .map((base) => new URL(text, base))
        .filter(({ protocol }) => /^https?:$/.test(protocol))
        .map(({ host }) => host);
      fc.pre(hosts.some((host) => host !== 'page.invalid' && !own(host)));
      expect(areOwn(text)).toBe(false);
    }),
    { numRuns: 5_000 },
  );
});

test('a link to another host is found anywhere in a text', () => {
  const words = fc.string({
    unit: fc.constantFrom('a', 'Z', '9', ' ', '(', '"', '\n', ',', 'ü', '👕'),
  });
  fc.assert(
    fc.property(words, words, (before, after) => {
      expect(areOwn(`${before}https://evil.test ${after}`)).toBe(false);
      expect(areOwn(`${before} //evil.test ${after}`)).toBe(false);
    }),
  );
});

test.each([
  ['/', true],
  ['https:', false],
  ['www.', false],
  ['a', true],
  ['://', true],
  ['https://shop.example/,', true],
  ['https://shop.example/', true],
  [':', true],
  [' ', true],
  ['/ ', true],
])('a million characters of %s come to an end', (piece, isFine) => {
  // Were the work the square of the length, this would outlast every patience.
  expect(areOwn(piece.repeat(Math.ceil(1_000_000 / piece.length)))).toBe(isFine);
});
