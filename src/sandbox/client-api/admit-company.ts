import type { Headers } from '../contract/access.js';
import { Failure } from '../contract/failure.js';
import { COMPANY_ID } from '../identity/exchange-token.js';

/**
 * Passes a request that names the sandbox's account. What the real service says to an unknown
 * company, or to a private key where none may be, is not known: 400 for both (assumed), because the
 * second is a key that leaked into a page.
 */
export const admitCompany = (url: URL, headers: Headers): undefined => {
  const company = url.searchParams.get('company_id');
  if (company !== COMPANY_ID) {
    const detail =
      company === null
        ? `The company_id parameter is required; the sandbox's is ${COMPANY_ID}.`
        : `There is no company '${company.slice(0, 12)}'; the sandbox's is ${COMPANY_ID}.`;
    throw new Failure(400, { detail, parameter: 'company_id' });
  }
  if (/^Klaviyo-API-Key\b/i.test(headers('authorization') ?? ''))
    throw new Failure(400, {
      detail: 'A private key may never be sent to an endpoint for browsers.',
      pointer: '/data',
    });
};
