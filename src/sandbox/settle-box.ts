import type { Box } from './box.js';

/** Records everything that was accepted, and resolves when every webhook was told or given up. */
export const settleBox = async ({ inbox, webhooks }: Box): Promise<void> => {
  inbox.settle();
  await webhooks.settled();
};
