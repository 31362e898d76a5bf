/**
 * What looks like a private key of Klaviyo: `pk_` and 34 letters and digits (observed; scanners look
 * for that, too), or nearly so. Stripe's publishable keys begin alike and are no secret, and names
 * of a database's primary keys have no digits.
 */
const PRIVATE_KEY = /\bpk_(?!live_|test_)(?:[a-z\d]{1,10}_)?(?=[a-z]*\d)[a-z\d]{24,}/gi;

/** As much of a key as may be shown. */
const SHOWN = 6;

/** The beginnings of the private keys in a text, and of these in any case. */
export const findKeys = (text: string, known: readonly string[]): string[] => {
  const found = new Set(text.match(PRIVATE_KEY) ?? []);
  for (const key of known) if (text.includes(key)) found.add(key);
  return [...new Set([...found].map((key) => `${key.slice(0, SHOWN)}...`))];
};
