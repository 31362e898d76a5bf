/** The sandbox's account: what follows the dot in a `_kx`, and the public key of its pages. */
export declare const COMPANY_ID = "SANDBX";
/** A `_kx` for a profile, `<opaque>.<company>`, with the base64 padding that real ones have. */
export declare const encodeExchangeToken: (profileId: string) => string;
/** The profile id inside a `_kx`, or nothing when the sandbox did not make it. */
export declare const decodeExchangeToken: (token: string) => string | undefined;
