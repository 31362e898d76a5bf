/** The first so many bytes of a text's SHA-256, in hex: equal for equal texts, and for no others. */
export declare const digest: (text: string, bytes: number) => Promise<string>;
