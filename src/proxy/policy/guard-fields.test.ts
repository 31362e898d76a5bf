import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RouteOptions } from '../route-options.js';
import {
  type Asked,
  batchOf,
  type Fields,
  identifyOf,
  startRoute,
  trackOf,
} from '../testing/route.js';
import { createGuard } from './guard-fields.js';

const judge = async (event: Fields, options: Partial<RouteOptions> = {}) => {
  const { send, asked } = startRoute(undefined, options);
  const visitor = {
    anonymous_id: '0190a6f0-0000-7000-8000-00000000000a',
    email: 'ada@example.com',
  };
  const { body } = await send(batchOf([event], { visitor }));
  const attributes = (asked[0] as Asked | undefined)?.body.data.attributes;
  return { result: body.results[0], attributes, properties: attributes?.properties };
};

const judgeText = async (text: string, options: Partial<RouteOptions> = {}) => {
  const { result, properties } = await judge(trackOf(1, { properties: { a: text } }), options);
  return { result, text: properties?.a };
};

describe('a plain shop loses nothing:', () => {
  test.each([
    'First Light',
    'Dune: Part Two',
    'Size: XL | Color: "blue"',
    'Data: 5 GB',
    'data:5',
    'https://elsewhere.test/p/1?a=b&c=d#e',
    '//cdn.elsewhere.test/a.png',
    'data:image/gif;base64,R0lGODlhAQABAAAAACw=',
    '{"a":{"b":[1]}}',
    'a < b, <3, 5 <6',
    'שלום\u200f',
    'line one\nline two\tand more',
    'mailto:shop@example.com',
    '100 % {cotton}',
    '👩‍👧',
  ])('%j arrives as it is', async (text) => {
    const { result, text: arrived } = await judgeText(text);
    expect([result.status, arrived]).toStrictEqual(['accepted', text]);
  });

  test.each([
    ['<p>Soft <b>cotton</b></p>', ' Soft cotton '],
    ['{{ product.title }}', '{ { product.title }}'],
    ['JavaScript: The Good Parts', 'JavaScript : The Good Parts'],
    ['javascript:void(0)', 'javascript :void(0)'],
    ['javascript:;', 'javascript :;'],
    ['data: text/html, of it', 'data : text/html, of it'],
    ['gpj.\u202eexe\u0000', 'gpj.exe'],
  ])('%j arrives as %j', async (text, clean) => {
    const { result, text: arrived } = await judgeText(text);
    expect([result.status, arrived]).toStrictEqual(['accepted', clean]);
  });
});

describe('a link that runs a script is never taken:', () => {
  test.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    ' \n javascript:alert(1)',
    'java\tscript:alert(1)',
    'java\nscript\t:alert(1)',
    '\u0001javascript:alert(1)',
    'java\u0000script:alert(1)',
    'java\rscript:alert(1)',
    'javascript://%0aalert(1)',
    'vbscript:msgbox(1)',
    'data:text/html,<script>alert(1)</script>',
    'data:text/html;base64,PHNjcmlwdD4=',
    'data:image/svg+xml,<svg onload=alert(1)>',
    'data:application/xhtml+xml,x',
  ])('%j', async (text) => {
    for (const unsafeText of ['clean', 'reject', 'keep'] as const) {
      const { result } = await judgeText(text, { unsafeText });
      expect(result).toMatchObject({
        status: 'rejected',
        code: 'link_not_allowed',
        pointer: '/properties/a',
      });
    }
  });

  test('whatever a browser reads as one', () => {
    const guard = createGuard({});
    const pieces = [
      'java',
      'script',
      'JAVASCRIPT',
      ':',
      '\t',
      '\n',
      '\r',
      ' ',
      '\u0000',
      '\u001f',
      'x',
      '//',
      '<b>',
      '<',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 8 }), (parts) => {
        let text = '';
        try {
          text = guard.text(parts.join(''), '/a');
        } catch {
          return;
        }
        const isScript = URL.canParse(text) && new URL(text).protocol === 'javascript:';
        expect(isScript).toBe(false);
      }),
      { numRuns: 5_000 },
    );
  });
});

test.each(['java<b>script:alert(1)', '<i>javascript:alert(1)</i>', 'data<i>:text/html,x'])(
  'a link that runs a script is not made by taking markup away: %j',
  async (text) => {
    const { result } = await judgeText(text);
    expect(result).toMatchObject({ status: 'rejected', code: 'link_not_allowed' });
  },
);

describe('to the hosts of the shop alone', () => {
  const options = { linkHosts: ['shop.example', '*.shop.example'] };

  test.each([
    'https://evil.test/pay',
    'https://shop.example@evil.test',
    'Pay at //evil.test/now',
    'https<b>://evil.test',
    'See w<b>ww.evil.test',
    '/<b>/evil.test',
    'https://shop.example/{{https://evil.test',
    'data:image/gif;base64,R0lGODlhAQABAAAAACw=',
  ])('links lead, not %j', async (text) => {
    const { result } = await judgeText(text, options);
    expect(result).toMatchObject({ status: 'rejected', code: 'link_not_allowed' });
  });

  test.each([
    '<a href="ht\ntps:/\n/evil.test">',
    '<a href="https&colon;&sol;&sol;evil.test">',
    '<a href="&#104;ttps:&#x2f;&#0047;evil.test">',
    '<a href="/&Tab;/evil.test">',
    '<a href="/&#13/evil.test">',
  ])('links lead in markup that stays, as a browser reads it: not %j', async (html) => {
    for (const more of [{ markupProperties: ['a'] }, { unsafeText: 'keep' }] as const) {
      const { result } = await judgeText(html, { ...options, ...more });
      expect(result).toMatchObject({ status: 'rejected', code: 'link_not_allowed' });
    }
  });

  test('links lead in markup that stays, and its other references cost nothing', async () => {
    const html =
      '<p>It&#39;s &pound;5 &amp; up:\n<a href="https://shop.example/p?a=1&amp;b=2">Buy</a>';
    const { text } = await judgeText(html, { ...options, markupProperties: ['a'] });
    expect(text).toBe(html);
  });

  test('links lead, which cost nothing else', async () => {
    const properties = { ProductURL: 'https://shop.example/p', Title: 'Dune: Part Two', Price: 9 };
    const { result, properties: arrived } = await judge(trackOf(1, { properties }), options);
    expect([result.status, arrived]).toStrictEqual(['accepted', properties]);
  });
});

describe('where the shop wants no cleaning but a refusal', () => {
  test.each([
    ['<b>x</b>', 'markup_not_allowed'],
    ['</p', 'markup_not_allowed'],
    ['<!-- x', 'markup_not_allowed'],
    ['<?x', 'markup_not_allowed'],
    ['{{ x }}', 'template_not_allowed'],
    ['{% x %}', 'template_not_allowed'],
    ['{#', 'template_not_allowed'],
  ])('%j has %s', async (text, code) => {
    const { result } = await judgeText(text, { unsafeText: 'reject' });
    expect(result).toMatchObject({ status: 'rejected', code, pointer: '/properties/a' });
  });

  test('a text that only looks a little like it is taken', async () => {
    const { result } = await judgeText('5 <6, {cotton}, a {b}', { unsafeText: 'reject' });
    expect(result.status).toBe('accepted');
  });
});

test('markup and templates stay where the shop keeps them', async () => {
  const { text } = await judgeText('<b>{{ x }}</b>\u0000', { unsafeText: 'keep' });
  expect(text).toBe('<b>{{ x }}</b>');
});

test('markup stays in the properties the shop names and in what is inside them, templates do not', async () => {
  const html = '<b>{{ x }}</b>';
  const properties = { Description: { en: [html] }, Other: html };
  const { properties: arrived } = await judge(trackOf(1, { properties }), {
    markupProperties: ['Description'],
  });
  expect(arrived).toStrictEqual({ Description: { en: ['<b>{ { x }}</b>'] }, Other: '{ { x }}' });
});

test('points at the text within lists and objects', async () => {
  const properties = { Items: [{ a: 1 }, { 'a/b': 'javascript:alert(1)' }] };
  const { result } = await judge(trackOf(1, { properties }));
  expect(result.pointer).toBe('/properties/Items/1/a~1b');
  expect(result.detail).not.toContain('alert');
});

describe('names', () => {
  test('are cleaned like texts, before anybody asks whether they are reserved', async () => {
    const { properties } = await judge(trackOf(1, { properties: { '<b>Color\u0000': 'blue' } }));
    expect(properties).toStrictEqual({ Color: 'blue' });
  });

  test.each([
    ['$\u0000email', '/properties/$email'],
    ['\u0000$consent', '/properties/$consent'],
    ['\u202e$value', '/properties/$value'],
    ['<i>$email', '/properties/$email'],
    ['__pro\u0000to__', '/properties/__proto__'],
    ['const<b>ructor', '/properties/constructor'],
  ])('such as %j become none that is', async (key, pointer) => {
    const { result } = await judge(trackOf(1, { properties: { [key]: 'x' } }));
    expect(result).toMatchObject({ status: 'rejected', code: 'reserved_key', pointer });
  });

  test('that become one are refused: neither may give way to the other', async () => {
    const { result } = await judge(trackOf(1, { properties: { Price: 9, 'Pri\u0000ce': 1 } }));
    expect(result).toMatchObject({ status: 'rejected', code: 'key_repeated' });
  });

  test('lead nowhere', async () => {
    const { result } = await judge(trackOf(1, { properties: { 'javascript:alert(1)': 1 } }));
    expect(result).toMatchObject({ status: 'rejected', code: 'link_not_allowed' });
  });
});

describe('a metric', () => {
  test.each([
    ['Placed\u0000 Order', 'server_only_metric'],
    ['Placed <b>Order', 'server_only_metric'],
    ['\u202ePlaced Order', 'server_only_metric'],
    ['\u0000\u0001', 'metric_invalid'],
    ['\u200b', 'metric_invalid'],
    ['{{'.repeat(60), 'metric_invalid'],
  ])('%j is no way around: %s', async (metric, code) => {
    const { result } = await judge(trackOf(1, { metric }));
    expect(result).toMatchObject({ status: 'rejected', code, pointer: '/metric' });
  });
});

test('traits are guarded like properties', async () => {
  const event = identifyOf(1, { first_name: '<a href="https://evil.test">Ada', Tags: ['{{ x }}'] });
  const { attributes } = await judge(event);
  expect(attributes).toMatchObject({ first_name: 'Ada', properties: { Tags: ['{ { x }}'] } });
  const { result } = await judge(identifyOf(1, { first_name: 'https://evil.test' }), {
    linkHosts: ['shop.example'],
  });
  expect(result).toMatchObject({ code: 'link_not_allowed', pointer: '/traits/first_name' });
});

test('nothing but text is touched, and what is clean stays the same however often it is cleaned', () => {
  const guard = createGuard({ markupProperties: ['html'] });
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (fields) => {
      const plain = JSON.parse(JSON.stringify(fields));
      let once: ReturnType<typeof guard.fields>;
      try {
        once = guard.fields(plain, '');
      } catch {
        return;
      }
      expect(guard.fields(once, '')).toStrictEqual(once);
    }),
  );
});
