import { html, type Markup } from '../html.ts';
import type { Page } from '../page.ts';
import { contact, delivery, payment, review } from './checkout-steps.ts';

const STEPS: [id: string, name: string, fields: Markup, next: string][] = [
  ['contact', 'Contact', contact, 'Continue to delivery'],
  ['delivery', 'Delivery', delivery, 'Continue to payment'],
  ['payment', 'Payment', payment, 'Continue to review'],
  ['review', 'Review', review, 'Place order'],
];

const marker = ([id, name]: (typeof STEPS)[number]): Markup =>
  html`<li data-marker="${id}">${name}</li>`;

const step = ([id, name, fields, next]: (typeof STEPS)[number], index: number): Markup =>
  html`<form class="checkout-step" id="step-${id}" aria-labelledby="step-${id}-title" novalidate hidden>
<h2 id="step-${id}-title" tabindex="-1">${name}</h2>
${fields}
<p class="problem" id="step-${id}-problem" role="alert"></p>
<div class="step-buttons">
${index > 0 && html`<button type="button" class="button button-quiet" data-back>Back</button>`}
<button type="submit" class="button">${next}</button>
</div>
</form>`;

/** The theme script shows one step at a time and keeps what was typed. */
export const checkout: Page = {
  status: 200,
  title: 'Checkout',
  description: 'Check out',
  data: { kind: 'checkout' },
  main: html`<section class="section checkout">
<h1>Checkout</h1>
<noscript><p>The checkout needs JavaScript.</p></noscript>
<div id="checkout-empty" hidden>
<p class="lead">There is nothing in your cart to check out.</p>
<a class="button" href="/collections/all">See the whole shelf</a>
</div>
<div class="checkout-columns" id="checkout-full" hidden>
<div>
<ol class="step-markers" id="step-markers" aria-label="Steps">${STEPS.map(marker)}</ol>
${STEPS.map(step)}
</div>
<aside class="checkout-summary" aria-labelledby="summary-title">
<h2 id="summary-title">Your order</h2>
<ul class="order-lines" id="summary-lines"></ul>
<p class="total">Total <strong id="summary-total"></strong></p>
</aside>
</div>
</section>`,
};
