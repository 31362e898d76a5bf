import { randomUUID } from 'node:crypto';

/**
 * A code that is not the usual one of its status: 401s may be answered as 400s, and not every
 * conflict is about a profile.
 */
export type ErrorCode = 'not_authenticated' | 'conflict';

/** One thing wrong with a request: a JSON pointer into its body, or the name of a query parameter. */
export interface Problem {
  readonly detail: string;
  readonly pointer?: string;
  readonly parameter?: string;
  /** Other than the usual one of its status. */
  readonly code?: ErrorCode;
  /** A page that says more, in `links`. */
  readonly moreAt?: string;
  readonly meta?: Record<string, unknown>;
}

/** A request answered with an error: the status and every problem found. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly status: number;
  readonly problems: readonly Problem[];

  constructor(status: number, ...problems: readonly Problem[]) {
    super(problems.map(({ detail }) => detail).join(' '));
    this.status = status;
    this.problems = problems;
  }
}

// Seen on the wire: invalid, duplicate_profile, throttled. The others are the names
// Django REST Framework gives them, which the seen ones are too (assumed).
const vocabulary: Record<number, readonly [code: string, title: string]> = {
  400: ['invalid', 'Invalid input.'],
  401: ['not_authenticated', 'Authentication credentials were not provided.'],
  403: ['permission_denied', 'You do not have permission to perform this action.'],
  404: ['not_found', 'Not found.'],
  405: ['method_not_allowed', 'Method not allowed.'],
  // Only the sandbox's own commands say it.
  408: ['timeout', 'Not in time.'],
  409: ['duplicate_profile', 'Conflict.'],
  410: ['gone', 'Gone.'],
  415: ['unsupported_media_type', 'Unsupported media type.'],
  429: ['throttled', 'Request was throttled.'],
  500: ['error', 'A server error occurred.'],
  503: ['service_unavailable', 'Service unavailable.'],
};

const describeSource = ({ pointer, parameter }: Problem) =>
  parameter === undefined ? { pointer: pointer ?? '/data' } : { parameter };

/** The JSON:API body of an error, one entry for each problem. */
export const errorDocument = (status: number, problems: readonly Problem[]) => {
  const [code, title] = vocabulary[status] ?? ['error', 'A server error occurred.'];
  return {
    errors: problems.map((problem) => ({
      id: randomUUID(),
      status,
      code: problem.code ?? code,
      title: problem.code === 'not_authenticated' ? vocabulary[401]?.[1] : title,
      detail: problem.detail,
      source: describeSource(problem),
      links: problem.moreAt === undefined ? {} : { type: problem.moreAt },
      meta: problem.meta ?? {},
    })),
  };
};
