/** Bytes as text, two hex digits each. */
export declare const toHex: (bytes: ArrayBuffer) => string;
