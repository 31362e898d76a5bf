/** `keepsend sandbox`: runs until it is told to stop. */
export declare const runSandbox: (args: string[]) => Promise<void>;
