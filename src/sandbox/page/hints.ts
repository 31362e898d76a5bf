/** What a refusal or a drop is known by. */
export interface Occasion {
  readonly status: number;
  readonly code?: string | undefined;
  /** Detail of an error, or the reason of a drop. */
  readonly detail: string;
  /** JSON pointer or name of a parameter; empty for none. */
  readonly place: string;
}

interface Rule {
  readonly when: (occasion: Occasion) => boolean;
  /** Behaviours, the most telling first. */
  readonly ids: readonly string[];
}

const onDetail = (pattern: RegExp) => (occasion: Occasion) => pattern.test(occasion.detail);
const onPlace = (pattern: RegExp) => (occasion: Occasion) => pattern.test(occasion.place);
const onStatus = (status: number) => (occasion: Occasion) => occasion.status === status;

// The first rule that fits wins, so the special ones stand before the general ones.
const rules: readonly Rule[] = [
  { when: onDetail(/^lost on the way/), ids: [] },
  { when: onDetail(/same second/), ids: ['second-once', 'subsecond-loss', 'time-truncated'] },
  {
    when: onDetail(/^duplicate/),
    ids: ['unique-once', 'one-key-space', 'event-id-property'],
  },
  { when: onStatus(429), ids: ['rate-windows', 'rate-headers', 'retry-early'] },
  { when: onDetail(/bearer/i), ids: ['wrong-scheme'] },
  { when: onStatus(401), ids: ['key-missing', 'key-words'] },
  { when: onStatus(403), ids: ['scope-missing', 'scope-words'] },
  { when: onStatus(409), ids: ['import-conflict'] },
  { when: onStatus(410), ids: ['fall-forward-opt-out', 'fall-forward'] },
  { when: onStatus(415), ids: ['both-content-types', 'media-type'] },
  {
    when: onDetail(/not a revision|revision header/i),
    ids: ['revision-missing', 'revision-beta', 'fall-forward'],
  },
  { when: onDetail(/company/i), ids: ['company-id', 'company-unknown'] },
  { when: onDetail(/before the year|in the future/), ids: ['time-bounds'] },
  { when: onDetail(/ISO 8601/), ids: ['time-without-offset', 'time-truncated'] },
  {
    when: onDetail(/filter without quotes/),
    ids: ['filter-quoted-time', 'filter-grammar'],
  },
  { when: onPlace(/^filter$/), ids: ['filter-grammar', 'filter-quoted-time'] },
  { when: onPlace(/^page\[cursor\]$/), ids: ['cursor-invalid', 'cursor-is-link', 'links-null'] },
  { when: onPlace(/^page\[size\]$/), ids: ['page-size'] },
  {
    when: onPlace(/^(sort|include|(additional-)?fields)\b/),
    ids: ['parameters-unknown', 'parameters-strange'],
  },
  { when: onDetail(/propert(y|ies).*at most|at most \d+ propert/i), ids: ['properties-count'] },
  { when: onDetail(/metric name/i), ids: ['metric-name'] },
  {
    when: onDetail(/already used|repeat/i),
    ids: ['bulk-repeat', 'bulk-repeat-answer', 'unique-once'],
  },
  { when: onDetail(/payload|\bMB\b/i), ids: ['payload-size', 'payload-answer'] },
  { when: onDetail(/KB\b|levels|array holds/i), ids: ['string-size', 'string-decimal'] },
  { when: onDetail(/not a valid field/i), ids: ['unknown-attributes', 'fields-since'] },
  { when: onDetail(/null/i), ids: ['null-refused', 'import-null', 'event-null'] },
];

/**
 * The behaviours that tell whether Klaviyo does so too; undefined where no rule knows, and empty
 * where Klaviyo has nothing to do with it.
 */
export const findHints = (occasion: Occasion): readonly string[] | undefined =>
  rules.find(({ when }) => when(occasion))?.ids;
