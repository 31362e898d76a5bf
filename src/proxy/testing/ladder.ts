import { soundGzip, wrongGzip } from './gzip.js';
import { batchOf, postOf, SHOP, trackOf } from './route.js';
import { altered, encoder, originated, type Rung, streamOf, text } from './rung.js';
import { wrongBodies } from './wrong-bodies.js';
import { wrongRequests } from './wrong-requests.js';

/** What the route refuses as a whole, without asking anybody. */
export const refused: readonly Rung[] = [...wrongRequests, ...wrongBodies, ...wrongGzip];

const withProperty = (json: string): string =>
  altered('"metric":"Viewed Product"', `"metric":"Viewed Product","properties":{${json}}`);

/** What the route takes, with what becomes of its only event. */
export const taken: readonly (Rung & { readonly result: string; readonly code?: string })[] = (
  [
    ['a plain batch', text(), 'accepted'],
    ['a batch after a byte order mark', `\ufeff${text()}`, 'accepted'],
    ['a batch with blanks around it', `\n\t ${text()} \r\n`, 'accepted'],
    ['a field twice, the last of them right', altered('"v":1', '"v":2,"v":1'), 'accepted'],
    [
      'a hint this route does not know beside it',
      altered('"v":1', '"v":1,"hint":{"a":1}'),
      'accepted',
    ],
    ['__proto__ beside it', altered('"v":1', '"v":1,"__proto__":{"events":[]}'), 'accepted'],
    [
      'constructor beside it',
      altered('"v":1', '"v":1,"constructor":{"prototype":{"v":1}}'),
      'accepted',
    ],
    ['half a surrogate pair', withProperty('"a":"\\ud83d"'), 'accepted'],
    ['half a surrogate pair in a name', withProperty('"\\ude00":1'), 'accepted'],
    ['a zero character', withProperty('"a":"\\u0000"'), 'accepted'],
    ['brackets in a text', withProperty(`"a":"${'[{'.repeat(20_000)}"`), 'accepted'],
    ['a quote behind backslashes', withProperty(`"a":"\\\\\\"${'['.repeat(50)}"`), 'accepted'],
    ['a number beyond all numbers', withProperty('"a":1e999'), 'rejected', 'not_json'],
    [
      'a number beyond all numbers, deep inside',
      withProperty('"a":[{"b":-1e999}]'),
      'rejected',
      'not_json',
    ],
    [
      'a value of 1e999',
      altered('"metric"', '"value":1e999,"metric"'),
      'rejected',
      'value_invalid',
    ],
    ['__proto__', withProperty('"__proto__":{"a":1}'), 'rejected', 'reserved_key'],
    ['an escaped __proto__', withProperty('"\\u005f\\u005fproto__":1'), 'rejected', 'reserved_key'],
    ['__proto__ deep inside', withProperty('"a":[{"__proto__":1}]'), 'rejected', 'reserved_key'],
    ['constructor', withProperty('"constructor":{"prototype":1}'), 'rejected', 'reserved_key'],
    [
      '__proto__ among its fields',
      altered('"metric"', '"__proto__":1,"metric"'),
      'rejected',
      'unknown_field',
    ],
    [
      'toString among its fields',
      altered('"metric"', '"toString":1,"metric"'),
      'rejected',
      'unknown_field',
    ],
    [
      'eleven levels',
      withProperty(`"a":${'['.repeat(10)}${']'.repeat(10)}`),
      'rejected',
      'too_deep',
    ],
    ['ten levels', withProperty(`"a":${'['.repeat(9)}${']'.repeat(9)}`), 'accepted'],
  ] as const
).map(([what, body, result, code]) => ({
  title: `answers 202 to an event with ${what}: ${result}`,
  status: 202,
  result,
  ...(code && { code }),
  request: () => postOf(body),
}));

/** Requests that show they belong to the shop. */
export const welcome: readonly Rung[] = [
  ...soundGzip,
  ...(
    [
      ['the same origin by Sec-Fetch-Site', originated({ 'sec-fetch-site': 'same-origin' })],
      [
        'the same origin by both words',
        originated({ 'sec-fetch-site': 'same-origin', origin: SHOP }),
      ],
      ['the same origin by Origin, from an older browser', originated({ origin: SHOP })],
      [
        'JSON with a charset',
        () => postOf(text(), { headers: { 'content-type': 'Application/JSON; charset=utf-8' } }),
      ],
      [
        'an encoding of identity',
        () => postOf(text(), { headers: { 'content-encoding': 'identity' } }),
      ],
      [
        'an encoding of Identity',
        () => postOf(text(), { headers: { 'content-encoding': 'Identity' } }),
      ],
      [
        'a stream of single bytes',
        () =>
          postOf(
            streamOf(
              encoder.encode(JSON.stringify(batchOf([trackOf(1, { metric: 'Größe 👕' })]))),
              1,
            ),
          ),
      ],
    ] as const
  ).map(([title, request]) => ({
    title: `answers 202 to ${title}`,
    status: 202,
    request,
  })),
];
