export declare const serveScript: (request: Request) => Promise<Response>;
/**
 * A part by its name. A page that still holds the script of an earlier release asks for an earlier
 * name: it gets today's part of that kind, which must not be remembered under the old name.
 */
export declare const servePart: (request: Request, name: string) => Promise<Response> | undefined;
