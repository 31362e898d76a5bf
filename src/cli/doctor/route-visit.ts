import type { Ask } from './ask.js';
import type { Finding } from './finding.js';

/** What a check of the route works with. */
export interface RouteVisit {
  /** The route's address, without a slash at its end. */
  readonly route: string;
  readonly ask: Ask;
  tell(finding: Finding): void;
}
