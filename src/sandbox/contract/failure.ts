import { randomUUID } from 'node:crypto';

/** One thing wrong with a request: a JSON pointer into its body, or the name of a query parameter. */
export interface Problem {
  readonly detail: string;
  readonly pointer?: string;
  readonly parameter?: string;
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
  409: ['duplicate_profile', 'Conflict.'],
  410: ['gone', 'Gone.'],
  415: ['unsupported_media_type', 'Unsupported media type.'],
  429: ['throttled', 'Request was throttled.'],
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
      code,
      title,
      detail: problem.detail,
      source: describeSource(problem),
      links: {},
      meta: problem.meta ?? {},
    })),
  };
};
