/** The command line was wrong; the message says what to type instead. */
export declare class UsageError extends Error {
    readonly name = "UsageError";
}
