import { demand } from './demand.js';

/**
 * A moment as Klaviyo takes it.
 * @throws {TypeError} when the `Date` is none: as JSON it would be `null`, and mean now.
 */
export const toIso = (date: Date): string => {
  demand(!Number.isNaN(date.getTime()), 'Invalid Date');
  return date.toISOString();
};
