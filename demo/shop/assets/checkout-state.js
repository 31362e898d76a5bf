import { clearCart } from './cart.js';
import { trackStartedCheckout } from './events.js';
import { readStored, writeStored } from './stored.js';

const TOKEN = 'shop-checkout-token';
const FORM = 'shop-checkout-form';

/** One token for each checkout, however often its page is loaded; the first load starts it. */
export const beginCheckout = () => {
  const known = readStored(TOKEN);
  if (known) return known;
  const token = crypto.randomUUID();
  writeStored(TOKEN, token);
  trackStartedCheckout(token);
  return token;
};

/** What was typed so far. It ends with the tab: addresses do not belong in a shared browser. */
export const readAnswers = () => readStored(FORM, {}, 'sessionStorage');

export const keepAnswers = (form) => {
  const typed = Object.fromEntries(new FormData(form));
  writeStored(FORM, { ...readAnswers(), ...typed }, 'sessionStorage');
};

export const forgetCheckout = () => {
  clearCart();
  writeStored(TOKEN, undefined);
  writeStored(FORM, undefined, 'sessionStorage');
};
