import { cartItems } from './cart.js';
import { readPerson } from './checkout-person.js';

const PATIENCE_MS = 20_000;

const SILENCE =
  'The shop did not answer, so nothing was ordered. Your cart is still here; please try again.';

/** The order's id, or a throw whose message the buyer may read. The server knows the prices. */
export const placeOrder = async (token) => {
  const { phone_number: phone, ...person } = readPerson();
  const order = {
    ...person,
    ...(phone && { phone_number: phone.replace(/[\s().-]/g, '') }),
    items: cartItems(),
    checkout_token: token,
  };
  const response = await fetch('/api/orders', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(order),
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch((cause) => {
    throw new Error(SILENCE, { cause });
  });
  const answer = await response.json().catch(() => ({}));
  if (response.ok && answer.order_id) return answer.order_id;
  throw new Error(answer.message ?? SILENCE);
};
