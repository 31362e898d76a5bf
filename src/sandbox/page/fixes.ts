/** What a refusal is known by. */
export interface Refusal {
  readonly status: number;
  readonly code?: string | undefined;
  readonly detail: string;
  /** JSON pointer or name of a parameter. */
  readonly place: string;
}

interface Rule {
  readonly when: Partial<Record<'detail' | 'place' | 'code', RegExp>> & {
    readonly status?: number;
  };
  readonly fix: string;
}

// The first rule that fits wins, so the special ones stand before the general ones.
const rules: readonly Rule[] = [
  {
    when: { status: 429 },
    fix: 'Wait as many seconds as the Retry-After header says, then send the same request again. Sending events in bulk needs far fewer requests.',
  },
  {
    when: { status: 409, code: /duplicate_profile/ },
    fix: 'The identifiers belong to two profiles. Update the one named here by its id, leave out the identifier that belongs to the other, or merge them with POST /api/profile-merge.',
  },
  {
    when: { status: 410 },
    fix: 'The revision is retired. Send a live one in the revision header.',
  },
  {
    when: { detail: /bearer/i },
    fix: 'Write the header as "Authorization: Klaviyo-API-Key pk_…": private keys are no bearer tokens.',
  },
  {
    when: { status: 401 },
    fix: 'Send "Authorization: Klaviyo-API-Key pk_…". Any key that starts with pk_ does here.',
  },
  {
    when: { status: 403 },
    fix: 'The key lacks the scope that this endpoint needs: give the key that scope or use another key.',
  },
  {
    when: { status: 404 },
    fix: 'Look at the path and the id: nothing is there at this revision. Paths start with /api or /client, and ids are those the API answered.',
  },
  { when: { status: 405 }, fix: 'The path exists, but not with this method.' },
  { when: { status: 406 }, fix: 'Accept "application/vnd.api+json" in the Accept header.' },
  { when: { status: 415 }, fix: 'Send the header "Content-Type: application/vnd.api+json".' },
  { when: { status: 413 }, fix: 'The body is too large: split it into several requests.' },
  {
    when: { detail: /revision/i },
    fix: 'Send a published date in the revision header, for example "revision: 2026-07-15".',
  },
  {
    when: { detail: /company/i },
    fix: 'Add ?company_id= with the six characters of the public key; the sandbox’s own is SANDBX.',
  },
  {
    when: { detail: /not JSON|payload|parse/i },
    fix: 'The body is not readable JSON: look for a missing bracket, a trailing comma or a cut-off end.',
  },
  {
    when: { place: /phone_number/ },
    fix: 'Write the number in E.164: a plus, the country code, then digits only, as in +4915112345678.',
  },
  {
    when: { place: /email/, detail: /invalid|valid/i },
    fix: 'Send a whole address, name@example.com, and no display name around it. Leave the field out when there is none.',
  },
  {
    when: { detail: /before the year|future/i },
    fix: 'Send a time after 1990 (after 2000 before revision 2026-07-15) and at most a year ahead of the sandbox’s clock. Check that the unit is not milliseconds and that the clock is right.',
  },
  { when: { place: /\/time$/ }, fix: 'Send the time in ISO 8601, as in 2026-07-15T10:00:00Z.' },
  {
    when: { detail: /propert(y|ies).*at most|at most \d+ propert/i },
    fix: 'Put fewer keys into properties, or nest what belongs together: only the top level counts.',
  },
  {
    when: { detail: /already used|repeated|unique_id/i },
    fix: 'Give every event of a bulk request a unique_id of its own, and leave out those that were recorded before: one repeat refuses all of them.',
  },
  { when: { detail: /nested|levels deep/i }, fix: 'Flatten the value: nesting has a limit.' },
  { when: { detail: /array holds|items/i }, fix: 'Send fewer items in this list.' },
  {
    when: { detail: /\b\d+ ?[KM]B\b|larger than|over \d+ bytes|Longer than/ },
    fix: 'Shorten the value: its size has a limit.',
  },
  {
    when: { detail: /metric name|128/i },
    fix: 'Shorten the metric name, and keep values that vary in the properties.',
  },
  {
    when: { detail: /needs an id/i },
    fix: 'Give the profile at least one of email, phone_number, external_id, anonymous_id, _kx or its id.',
  },
  {
    when: { detail: /not a valid field/i },
    fix: 'Remove the field, correct its name, or move it into properties, where any name is allowed.',
  },
  { when: { detail: /required/i }, fix: 'Add the field where the mark is.' },
  { when: { detail: /may not be (blank|empty)/i }, fix: 'Send a value, or leave the field out.' },
  {
    when: { detail: /must be/i },
    fix: 'Send a value of the named type: numbers without quotes, texts with them.',
  },
  {
    when: { place: /filter/ },
    fix: 'Write filters as operator(field,value). Texts stand in double quotes, times and numbers without: equals(email,"ada@example.com"), greater-than(datetime,2026-07-15T10:00:00Z).',
  },
  {
    when: { place: /page/ },
    fix: 'Use the links.next of the answer before as it is; page sizes have a maximum.',
  },
  {
    when: { place: /sort|include|fields/ },
    fix: 'Name a field that this endpoint and this revision know.',
  },
  { when: { status: 500 }, fix: 'Not your fault: send the same request again a little later.' },
];

const fits = ({ when }: Rule, refusal: Refusal) =>
  (when.status === undefined || when.status === refusal.status) &&
  (when.code === undefined || when.code.test(refusal.code ?? '')) &&
  (when.detail === undefined || when.detail.test(refusal.detail)) &&
  (when.place === undefined || when.place.test(refusal.place));

/** What to change so that a refused request is taken. */
export const findFix = (refusal: Refusal): string =>
  rules.find((rule) => fits(rule, refusal))?.fix ??
  (refusal.status >= 500
    ? 'Send the same request again a little later.'
    : 'Change what the detail names, then send the request again.');
