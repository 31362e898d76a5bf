import { Failure } from '../contract/failure.js';
import type { FaultRequest } from './fault-request.js';

type Field = keyof FaultRequest;

// Of each pair one would have no effect.
const pairs: readonly (readonly [Field, Field, why: string])[] = [
  ['status', 'connection', 'a connection that ends brings no answer'],
  ['retryAfterSeconds', 'connection', 'a connection that ends brings no answer'],
  ['truncate', 'connection', 'a connection that ends brings no answer'],
  ['bodyDelayMs', 'connection', 'a connection that ends brings no answer'],
  ['bodyDelayMs', 'truncate', 'the second half of the answer comes late or never'],
  ['forMs', 'until', 'both say when it ends'],
];

const needsProcessing = ['lose', 'processingDelayMs'] as const;

const hitsBefore = ({ status, connection, when = 'before' }: FaultRequest) =>
  when === 'before' && (status !== undefined || connection !== undefined);

/** Throws a 400 that points at a field which could not take effect beside another one. */
export const refuseContradictions = (fault: FaultRequest): void => {
  const refuse = (field: Field, other: string, why: string) => {
    const detail = `Not together with ${other}: ${why}.`;
    throw new Failure(400, { detail, pointer: `/${field}` });
  };
  for (const [field, other, why] of pairs)
    if (fault[field] && fault[other]) refuse(field, other, why);
  const skipped = needsProcessing.find((field) => fault[field]);
  if (skipped !== undefined && hitsBefore(fault))
    refuse(skipped, 'a fault that hits before', 'nothing is accepted. Say "when": "after"');
};
