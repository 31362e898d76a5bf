import type { Box } from '../box.js';

/** The box as one request sees it: what it accepts says where it came from. */
export const withRequestId = (box: Box, requestId: string): Box => ({
  ...box,
  inbox: {
    ...box.inbox,
    accept: (submissions) =>
      box.inbox.accept(
        submissions.map(({ arrival, ...rest }) => ({
          ...rest,
          arrival: { ...arrival, requestId },
        })),
      ),
  },
});
