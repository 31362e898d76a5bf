import { html } from '../html.ts';
import type { Page } from '../page.ts';

/** The cart lives in the browser; the theme script fills this page in. */
export const cart: Page = {
  status: 200,
  title: 'Cart',
  description: 'What you have put in your cart',
  data: { kind: 'cart' },
  main: html`<section class="section narrow">
<h1>Cart</h1>
<noscript><p>The cart needs JavaScript.</p></noscript>
<div id="cart-full" hidden>
<ul class="cart-lines" id="cart-lines" aria-label="In your cart"></ul>
<p class="total">Total <strong id="cart-total"></strong></p>
<p class="total-note">Delivery is free. It has to be: nothing is delivered.</p>
<a class="button" href="/checkout" id="go-to-checkout">Go to checkout</a>
</div>
<div id="cart-empty" hidden>
<p class="lead">Your cart is empty. The kettle is on, though.</p>
<a class="button" href="/collections/all">See the whole shelf</a>
</div>
</section>`,
};
