const encoder = new TextEncoder();

/** How many bytes it is as JSON. */
export const sizeOf = (value: unknown): number => encoder.encode(JSON.stringify(value)).length;
