import { forgetCheckout } from './checkout-state.js';
import { byId } from './element.js';
import { shop } from './shop-data.js';

const answer = (sentence) => {
  byId('panel-answer').textContent = sentence;
};

/** The link Klaviyo would put into an e-mail to this address. */
const arriveFrom = async (email) => {
  const response = await fetch('/demo/kx', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email }),
  });
  const { kx, message, errors } = await response.json();
  if (!kx) throw new Error(message ?? errors?.[0]?.detail ?? '');
  location.assign(`/?_kx=${encodeURIComponent(kx)}&utm_source=email`);
};

export const startTries = (onChange) => {
  byId('panel-arrive').addEventListener('submit', async (event) => {
    event.preventDefault();
    answer('Following the link …');
    await arriveFrom(event.target.elements.email.value).catch(({ message }) =>
      answer(`No link could be made. ${message}`),
    );
  });
  byId('panel-new-visitor').addEventListener('click', async () => {
    await window.keepsend.reset();
    forgetCheckout();
    // A checkout has no cart to show any more.
    if (shop.page.kind === 'checkout') location.assign('/cart');
    answer('You are a new visitor now, with an empty cart.');
    onChange();
  });
};
