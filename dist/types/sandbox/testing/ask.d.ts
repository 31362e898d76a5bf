import { type SandboxOptions } from '../server.js';
/** The key the tests use; no answer of the sandbox's own API may ever hold it. */
export declare const KEY = "pk_0123456789abcdef";
/** A running sandbox and the calls tests make. */
export declare const startAsking: (options?: SandboxOptions) => Promise<{
    sandbox: import("../server.js").Sandbox;
    call: (path: string, init?: RequestInit) => Promise<Response>;
    post: (path: string, body: unknown) => Promise<Response>;
    read: (path: string) => Promise<unknown>;
    close: () => Promise<void>;
}>;
/** What a test says of one event; everything else is filled in. */
export interface Told {
    readonly metric?: string;
    readonly profile?: Record<string, unknown>;
    readonly [attribute: string]: unknown;
}
/** The body of create_event. */
export declare const eventBody: ({ metric, profile, ...attributes }?: Told) => {
    data: {
        type: string;
        attributes: {
            properties: {};
            metric: {
                data: {
                    type: string;
                    attributes: {
                        name: string;
                    };
                };
            };
            profile: {
                data: {
                    type: string;
                    id?: {} | null;
                    attributes: {
                        [x: string]: unknown;
                    };
                };
            };
        };
    };
};
/** The body of a bulk job with one group for each profile. */
export declare const bulkBody: (...groups: readonly {
    profile: Record<string, unknown>;
    events: readonly Told[];
}[]) => {
    data: {
        type: string;
        attributes: {
            'events-bulk-create': {
                data: {
                    type: string;
                    attributes: {
                        profile: {
                            data: {
                                type: string;
                                id?: {} | null;
                                attributes: {
                                    [x: string]: unknown;
                                };
                            };
                        };
                        events: {
                            data: {
                                type: string;
                                attributes: {
                                    properties: {};
                                    metric: {
                                        data: {
                                            type: string;
                                            attributes: {
                                                name: string;
                                            };
                                        };
                                    };
                                };
                            }[];
                        };
                    };
                }[];
            };
        };
    };
};
