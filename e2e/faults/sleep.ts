/** For what a scenario says takes a while; no test waits by it for anything to happen. */
export const sleep = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms));
