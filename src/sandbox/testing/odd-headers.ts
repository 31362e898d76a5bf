import fc from 'fast-check';

const headerValue = fc.oneof(
  fc.string({ unit: 'grapheme-ascii', maxLength: 30 }),
  fc.constantFrom('gzip', 'br', 'application/json', 'text/html', 'Bearer abc', 'a=b; c=d'),
  fc.constantFrom('', '\xff\xfe', 'a'.repeat(5_000), '0', '-1', 'NaN', '\x01'),
);
const harmless = [
  'revision',
  'content-type',
  'content-encoding',
  'accept',
  'authorization',
  'x-sandbox-fault',
  'x-klaviyo-revision-fall-forward-opt-out',
  'user-agent',
  'origin',
  'access-control-request-headers',
];
const framing = ['content-length', 'transfer-encoding', 'expect', 'host', 'b@d'];
/** Header lines that say something else than they should. */
export const oddHeaders: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom(...harmless) },
      { weight: 1, arbitrary: fc.constantFrom(...framing) },
    ),
    headerValue,
  )
  .map((pair) => pair.join(': '));
