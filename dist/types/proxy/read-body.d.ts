/** Reads no more of a body than the cap, whatever its length claims to be. */
export declare const readBody: (request: Request) => Promise<string>;
