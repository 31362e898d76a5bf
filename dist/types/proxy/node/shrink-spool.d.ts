import type { DatabaseSync } from 'node:sqlite';
/** Gives some of the file's empty room back to the disk; whether there was none left to give. */
export type Shrink = () => boolean;
export declare const createShrink: (database: DatabaseSync) => Shrink;
