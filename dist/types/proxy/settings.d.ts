import type { LogEntry, RouteOptions } from './route-options.js';
/** Options, checked and complete. */
export interface Settings {
    apiKey: string;
    basePath: string;
    shopOrigins: readonly string[];
    cookieSecret: string | undefined;
    cookieDomain: string | undefined;
    /** As `plainName` has them. */
    serverOnly: ReadonlySet<string>;
    identifiedMetric: string;
    klaviyoUrl: string | undefined;
    klaviyoTimeoutMs: number;
    log: (entry: LogEntry) => void;
}
/** @throws {TypeError} that names the first option that is wrong, what came and what is allowed. */
export declare const readOptions: (options: RouteOptions) => Settings;
