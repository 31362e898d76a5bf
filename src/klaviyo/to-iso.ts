/**
 * A moment as Klaviyo takes it.
 * @throws {TypeError} when the `Date` is none: as JSON it would be `null`, and mean now.
 */
export const toIso = (date: Date): string => {
  if (!Number.isNaN(date.getTime())) return date.toISOString();
  throw new TypeError('Invalid Date');
};
