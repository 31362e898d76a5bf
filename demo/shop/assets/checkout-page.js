import { cartLines, cartTotal, onCartChange } from './cart.js';
import { readPerson } from './checkout-person.js';
import { beginCheckout, forgetCheckout, keepAnswers, readAnswers } from './checkout-state.js';
import {
  currentStep,
  fillIn,
  formOf,
  isFilledIn,
  STEPS,
  showStep,
  tellProblem,
} from './checkout-steps.js';
import { byId, create } from './element.js';
import { identify } from './identify.js';
import { placeOrder } from './place-order.js';
import { formatPrice } from './shop-data.js';

const showSummary = () => {
  const line = ({ product, quantity, rowTotal }) =>
    create(
      'li',
      {},
      create('span', { textContent: `${quantity} × ${product.name}` }),
      ' ',
      create('span', { textContent: formatPrice(rowTotal) }),
    );
  byId('summary-lines').replaceChildren(...cartLines().map(line));
  byId('summary-total').textContent = formatPrice(cartTotal());
};

const showReview = () => {
  const { email, phone_number, first_name, last_name } = readPerson();
  const { delivery = 'Post', payment = 'Pretend card' } = readAnswers();
  const said = {
    'E-mail': email,
    Phone: phone_number,
    Name: `${first_name} ${last_name}`,
    Delivery: delivery,
    Payment: payment,
  };
  byId('review').replaceChildren(
    ...Object.entries(said)
      .filter(([, value]) => value)
      .flatMap(([name, value]) => [
        create('dt', { textContent: name }),
        create('dd', { textContent: value }),
      ]),
  );
};

const show = (step) => {
  if (step === 'review') showReview();
  showStep(step);
};

/** Whether the tracker took what the buyer said; if not, the field it refused says why. */
const isIdentified = async (step) => {
  const [refused] = await identify(readPerson());
  if (!refused) return true;
  const field = refused.code.startsWith('phone') ? 'phone_number' : 'email';
  tellProblem(step, refused.sentence, formOf(step).elements[field]);
  return false;
};

const finish = async (token) => {
  const button = formOf('review').querySelector('[type=submit]');
  button.disabled = true;
  button.textContent = 'Placing your order …';
  try {
    const id = await placeOrder(token);
    forgetCheckout();
    location.assign(`/checkout/thanks?order=${encodeURIComponent(id)}`);
  } catch ({ message }) {
    tellProblem('review', message);
    button.disabled = false;
    button.textContent = 'Place order';
  }
};

const listen = (step, token) => {
  formOf(step).addEventListener('submit', async (event) => {
    event.preventDefault();
    if (!isFilledIn(step)) return;
    keepAnswers(formOf(step));
    if (step === 'review') return finish(token);
    if (step === 'contact' && !(await isIdentified(step))) return;
    if (step === 'delivery') identify(readPerson());
    location.hash = STEPS[STEPS.indexOf(step) + 1];
  });
  formOf(step)
    .querySelector('[data-back]')
    ?.addEventListener('click', () => {
      location.hash = STEPS[STEPS.indexOf(step) - 1];
    });
};

export const startCheckout = () => {
  const isEmpty = cartLines().length === 0;
  byId('checkout-empty').hidden = !isEmpty;
  byId('checkout-full').hidden = isEmpty;
  if (isEmpty) return;

  const token = beginCheckout();
  showSummary();
  onCartChange(showSummary);
  fillIn();
  for (const step of STEPS) listen(step, token);
  window.addEventListener('hashchange', () => {
    const step = currentStep();
    show(step);
    byId(`step-${step}-title`).focus();
  });
  show(currentStep());
};
