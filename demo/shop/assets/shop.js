import { startCartCount } from './cart-count.js';
import { startCartPage } from './cart-page.js';
import { startCheckout } from './checkout-page.js';
import { startConsent } from './consent.js';
import { trackSearch } from './events.js';
import { startFollowing } from './follow.js';
import { startNewsletter } from './newsletter.js';
import { startPanel } from './panel.js';
import { startProductPage } from './product-page.js';
import { shop } from './shop-data.js';

const pages = {
  product: ({ id }) => startProductPage(id),
  search: ({ term, count }) => term && trackSearch(term, count),
  cart: startCartPage,
  checkout: startCheckout,
};

startFollowing();
// Consent before anything happens: what the visitor decided on an earlier page holds for this page's first event.
startConsent();
startCartCount();
startNewsletter();
pages[shop.page.kind]?.(shop.page);
startPanel();
