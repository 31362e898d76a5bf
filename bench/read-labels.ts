import { gunzipSync } from 'node:zlib';

const LABEL = /bench-(?:\d+|poison|extra)(?!\w)/g;

const isGzip = (body: Buffer): boolean => body[0] === 0x1f && body[1] === 0x8b;

const decodeUri = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return '';
  }
};

/** Of a form such as `data=eyJ...`: what its fields hold, decoded from base64 too. */
const readForm = (text: string): string[] => {
  const fields = [...text.matchAll(/(?:^|&)\w+=([^&\s]*)/g)].map(([, value = '']) =>
    decodeUri(value),
  );
  return fields.flatMap((field) => [field, Buffer.from(field, 'base64').toString()]);
};

/** The events a request carries, by the label each was tracked with, whatever its encoding. */
export const readLabels = (body: Buffer): ReadonlySet<string> => {
  const text = (isGzip(body) ? gunzipSync(body) : body).toString();
  const texts = LABEL.test(text) ? [text] : readForm(text);
  LABEL.lastIndex = 0;
  return new Set(texts.flatMap((each) => each.match(LABEL) ?? []));
};
