/** The most each part may weigh, in bytes as it travels: brotli in the page, gzip for the Worker. */
export const BUDGETS = { stub: 1_300, script: 5_800, sender: 12_000, worker: 70_000 };
