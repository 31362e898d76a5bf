import type { Box } from '../box.js';
import { Failure } from '../contract/failure.js';
import type { Inbox } from '../recording/inbox.js';
import type { Fault } from './fault.js';
import { judgeEvents } from './refuse-events.js';

const harm = (inbox: Inbox, { id, name, lose, processingDelayMs }: Fault): Inbox => ({
  ...inbox,
  accept: (submissions) => {
    if (processingDelayMs !== undefined) inbox.hold(processingDelayMs);
    if (!lose) return inbox.accept(submissions);
    const lost = `lost on the way by the switched-on fault ${name ?? id}`;
    return inbox.accept(
      submissions.map(({ arrival, ...rest }) => ({ ...rest, arrival: { ...arrival, lost } })),
    );
  },
});

/** The box as one request sees it that is hit by a fault: what it accepts may be lost, or late. */
export const withFault = (box: Box, fault: Fault | undefined): Box =>
  fault?.lose || fault?.processingDelayMs !== undefined
    ? { ...box, inbox: harm(box.inbox, fault) }
    : box;

/** Refuses a body, all of it, for what a fault has against one of its events. */
export const refusePoisoned = (fault: Fault | undefined, body: unknown): void => {
  const problems = fault === undefined ? [] : judgeEvents(fault, body);
  if (problems.length > 0) throw new Failure(400, ...problems);
};
