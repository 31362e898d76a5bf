import { gzipSync } from 'node:zlib';
import fc from 'fast-check';

import { eventBody } from './ask.js';

const nested = (levels: number) => `${'{"a":['.repeat(levels)}${']}'.repeat(levels)}`;
const texts = fc.string({ unit: 'binary' });
const jsonBody = fc.oneof(
  fc.json({ maxDepth: 4 }),
  fc
    .tuple(fc.dictionary(texts, fc.jsonValue()), texts, texts, texts)
    .map(([properties, metric, anonymous_id, unique_id]) =>
      JSON.stringify(eventBody({ properties, metric, profile: { anonymous_id }, unique_id })),
    ),
  fc
    .tuple(texts, texts, fc.dictionary(texts, fc.jsonValue()))
    .map(([external_id, first_name, properties]) =>
      JSON.stringify({
        data: { type: 'profile', attributes: { external_id, first_name, properties } },
      }),
    ),
  fc
    .json({ maxDepth: 3 })
    .map((value) => JSON.stringify(eventBody({ properties: JSON.parse(value) }))),
  fc
    .json({ maxDepth: 3 })
    .map((value) => JSON.stringify(eventBody({ profile: JSON.parse(value) ?? {} }))),
  fc.json().map((value) => `{"data":${value}}`),
  fc.json().map((value) => `{"data":{"type":"event","attributes":${value}}}`),
  fc.constantFrom(
    nested(100),
    nested(50_000),
    `{"data":{"type":"event","attributes":{"properties":${nested(5_000)}}}}`,
    '{"data":{"__proto__":{"x":1},"type":"event"}}',
    '{"data":{"type":"event","attributes":{"time":"9999999-01-01T00:00:00Z","value":1e400}}}',
    '{"data":{"type":"event","attributes":{"profile":{"data":{"attributes":{"email":"\\ud800@x.y"}}}}}}',
    '\ufeff{}',
    '',
    '{',
  ),
);
/** Bodies that are right, nearly right, zipped or no JSON at all. */
export const oddBodies: fc.Arbitrary<Buffer> = fc.oneof(
  jsonBody.map((text) => Buffer.from(text)),
  jsonBody.map((text) => gzipSync(text)),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
);
