/** Of what JavaScript counts as one, in UTF-8. */
const MAX_UNIT_BYTES = 3;
const encoder = new TextEncoder();

/** In UTF-8. */
export const bytesOf = (text: string): number => encoder.encode(text).length;

/** How many bytes it is as JSON. */
export const sizeOf = (value: unknown): number => bytesOf(JSON.stringify(value));

/** Whether it is at most so many bytes; of little text it is known without counting each. */
export const isWithin = (bytes: number, text: string): boolean =>
  text.length * MAX_UNIT_BYTES <= bytes || bytesOf(text) <= bytes;
