import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { Failure } from '../../contract/failure.js';
import { renderTemplate } from './render-template.js';

const person = {
  first_name: 'Ada',
  'last name': 'x',
  tags: ['a', 'b'],
  nothing: null,
  zero: 0,
  address: { city: 'London' },
};
const context = {
  person,
  first_name: 'Jane',
  items: [{ name: 'Pen', price: 1.5 }],
  html: '<b>"&\'',
};
const html = (template: string) => renderTemplate(template, context, 'html');

describe.each([
  ['a name', 'Hello {{ first_name }}!', 'Hello Jane!'],
  ['a dotted path', '{{ person.address.city }}', 'London'],
  ['an item of a list', '{{ items.0.name }}', 'Pen'],
  ['nothing for unknown names', '[{{ nobody.is.there }}]', '[]'],
  ['nothing for null', '[{{ person.nothing }}]', '[]'],
  ["nothing of an object's prototype", '[{{ person.constructor.name }}{{ __proto__ }}]', '[]'],
  ['true as Python does', '{{ True }} {{ False }}', 'True False'],
  ['a default', "{{ person.nickname|default:'friend' }}", 'friend'],
  ['no default where there is a value', '{{ person.first_name|default:"friend" }}', 'Ada'],
  ['a default that is a name', '{{ nobody|default:first_name }}', 'Jane'],
  ['filters in a row', "{{ nobody|default:'a|b c'|upper }}", 'A|B C'],
  [
    'lower and title',
    "{{ 'hELLO wORLD'|lower }} {{ 'hELLO o\"neil'|title }}",
    'hello world Hello O&quot;Neil',
  ],
  [
    'length, join, first, last',
    '{{ person.tags|length }}{{ person.tags|join:"-" }}{{ person.tags|first }}{{ person.tags|last }}',
    '2a-bab',
  ],
  ['a price', '{{ items.0.price|floatformat:2 }}', '1.50'],
  ['a cut text', '{{ "abcdef"|truncatechars:4 }}', 'abc…'],
  ['an if', '{% if first_name %}yes{% else %}no{% endif %}', 'yes'],
  ['an else', '{% if person.zero %}yes{% else %}no{% endif %}', 'no'],
  ['an elif', "{% if nobody %}a{% elif first_name == 'Jane' %}b{% else %}c{% endif %}", 'b'],
  ['not, and, or', '{% if not nobody and first_name or nobody %}yes{% endif %}', 'yes'],
  [
    'a comparison',
    '{% if items.0.price >= 1.5 %}yes{% endif %}{% if items.0.price > 1.5 %}no{% endif %}',
    'yes',
  ],
  [
    'an empty list as false',
    '{% if nobody.list %}a{% endif %}{% if person.tags %}b{% endif %}',
    'b',
  ],
  [
    'a loop',
    '{% for tag in person.tags %}{{ forloop.counter }}{{ tag }}{% if not forloop.last %}, {% endif %}{% endfor %}',
    '1a, 2b',
  ],
  ['an empty loop', '{% for x in nobody %}a{% empty %}none{% endfor %}', 'none'],
  [
    'loops in loops',
    '{% for a in person.tags %}{% for b in person.tags %}{{ a }}{{ b }} {% endfor %}{% endfor %}',
    'aa ab ba bb ',
  ],
  ['no comments', 'a{# {{ secret }} #}b', 'ab'],
  ['braces that do not close', 'a {{ b {% c { d', 'a {{ b {% c { d'],
])('%s', (_, template, expected) => {
  test('is rendered', () => {
    expect(html(template)).toBe(expected);
  });
});

test('escapes values in HTML, not in text, and not what is called safe', () => {
  expect(html('{{ html }}')).toBe('&lt;b&gt;&quot;&amp;&#x27;');
  expect(html('{{ html|safe }}')).toBe('<b>"&\'');
  expect(renderTemplate('{{ html }}', context, 'text')).toBe('<b>"&\'');
});

test.each([
  ['{% load x %}', 'the tag "load"'],
  ['{% include "x" %}', 'the tag "include"'],
  ["{{ first_name|date:'Y' }}", 'the filter "date"'],
  ['{{ first_name|constructor }}', 'the filter "constructor"'],
  ['{% if a %}', '"endif" is missing'],
  ['{% for a in b %}', '"endfor" is missing'],
  ['{% for a of b %}{% endfor %}', 'is not "for name in list"'],
  ['{% endif %}', 'the tag "endif"'],
  ['{% if a %}'.repeat(60), 'nested too deeply'],
  [`{{ ${'a'.repeat(1_001)} }}`, 'more than 1000 characters'],
])('says what is wrong with %s', (template, words) => {
  expect(() => html(template)).toThrow(words);
});

test('stops a template that grows without end', () => {
  const loop = (body: string) => `{% for i in list %}${body}{% endfor %}`;
  const list = Array.from({ length: 100 }, (_, index) => index);
  expect(() => renderTemplate(loop(loop(loop(loop('x')))), { list }, 'html')).toThrow('steps');
  const wide = loop(loop('x'.repeat(200)));
  expect(() => renderTemplate(wide, { list }, 'html')).toThrow('larger than 1 MB');
});

test('reads five megabytes of open braces in no time', () => {
  const started = performance.now();
  expect(() => html(`}}${'{{'.repeat(2_500_000)}`)).toThrow('larger than 1 MB');
  expect(performance.now() - started).toBeLessThan(5_000);
});

test.each([
  ['a list joined by a megabyte', '{{ list|join:text|length }}', 'larger than 10 MB'],
  [
    'loops without a body',
    '{% for a in list %}{% for b in list %}{% endfor %}{% endfor %}',
    'too many steps',
  ],
  ['eleven filters in a row', `{{ text${'|upper'.repeat(11)} }}`, 'more than 10 filters'],
  [
    'a filter over a megabyte, often',
    '{% for a in list %}{{ text|title|length }}{% endfor %}',
    'over a second',
  ],
])('refuses %s', (_, template, reason) => {
  const large = { list: Array.from({ length: 2_000 }, () => 1), text: 'x '.repeat(500_000) };
  expect(() => renderTemplate(template, large, 'html')).toThrow(reason);
});

test('takes nothing but texts and numbers for numbers', () => {
  const odd = { odd: { toString: 1, valueOf: 1 } };
  const template =
    '[{{ odd|floatformat }}{{ "x"|truncatechars:odd }}{% if odd > 1 %}more{% endif %}]';
  expect(renderTemplate(template, odd, 'text')).toBe('[…]');
});

test('gives a name back when the loop over it ends', () => {
  expect(
    html('{% for first_name in person.tags %}{{ first_name }}{% endfor %}{{ first_name }}'),
  ).toBe('abJane');
});

test('leaves text without braces as it is', () => {
  fc.assert(
    fc.property(
      fc.string().filter((text) => !text.includes('{')),
      (text) => html(text) === text,
    ),
  );
});

test('renders any template or refuses it', () => {
  const parts = fc.constantFrom(
    ...['{{', '}}', '{%', '%}', '{#', '#}', ' if ', ' else ', ' endif ', ' for x in person.tags '],
    ...[
      ' endfor ',
      ' empty ',
      ' elif ',
      'person',
      '.tags',
      '|default:',
      '"',
      "'",
      ' == ',
      ' and ',
      '|',
    ],
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(parts, fc.string({ maxLength: 4 }))), (pieces) => {
      try {
        return typeof html(pieces.join('')) === 'string';
      } catch (error) {
        return error instanceof Failure && error.status === 400;
      }
    }),
    { numRuns: 2_000 },
  );
});
