import { MAX_IDENTIFIER_LENGTH } from '../../protocol/limits.js';
import { digest } from '../digest.js';

const PREFIX = 'page.';

/**
 * A page's own `unique_id` where none of the shop's server can be: Klaviyo keeps the first event of a
 * person, metric and id, and a page that sends `order-1001` early must not be it. The same for the
 * same, whenever it comes.
 */
export const toPageUniqueId = async (uniqueId: string): Promise<string> =>
  PREFIX +
  (PREFIX.length + uniqueId.length > MAX_IDENTIFIER_LENGTH ? await digest(uniqueId, 32) : uniqueId);
