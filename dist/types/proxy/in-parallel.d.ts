/** Runs `work` for each item, at most `width` at a time, and keeps the order of the results. */
export declare const inParallel: <Item, Result>(items: readonly Item[], width: number, work: (item: Item) => Promise<Result>) => Promise<Result[]>;
