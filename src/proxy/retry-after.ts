/** Whatever stands before Klaviyo may ask for a year: a page would believe it. */
const MAX_SECONDS = 3_600;

/** When to come again, in whole seconds: at least one, at most an hour. */
export const retryAfter = (delayMs: number): { 'retry-after': string } => ({
  'retry-after': String(Math.min(Math.max(1, Math.ceil(delayMs / 1000)), MAX_SECONDS)),
});
