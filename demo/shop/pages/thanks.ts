import { formatPrice } from '../catalogue.ts';
import { html, type Markup } from '../html.ts';
import { type Order, priceOf } from '../order.ts';
import type { Page } from '../page.ts';

const summary = (order: Order): Markup => html`<h2>Your order ${order.id}</h2>
<ul class="order-lines">
${priceOf(order.items).lines.map(
  ({ product, quantity, rowTotal }) =>
    html`<li><span>${quantity} × ${product.name}</span> <span>${formatPrice(rowTotal)}</span></li>`,
)}
</ul>
<p class="total">Total <strong>${formatPrice(order.total)}</strong></p>`;

export const thanksPage = (order: Order | undefined): Page => ({
  status: order ? 200 : 404,
  title: order ? 'Thank you' : 'No such order',
  description: 'Your order at Steephill',
  data: { kind: order ? 'thanks' : 'other' },
  main: order
    ? html`<section class="section narrow">
<h1>Thank you, ${order.firstName}.</h1>
<p class="lead">Nothing will arrive, but the order has: the shop’s server told Klaviyo about it, not this page.</p>
${summary(order)}
<a class="button" href="/collections/all">Back to the shelf</a>
</section>`
    : html`<section class="section narrow">
<h1>No such order</h1>
<p class="lead">This demo keeps its orders only while it runs.</p>
<a class="button" href="/">To the shop</a>
</section>`,
});
