import { addToCart, cartCount } from './cart.js';
import { announce, byId, create } from './element.js';
import { trackAddedToCart, trackViewedProduct } from './events.js';
import { productById } from './shop-data.js';

export const startProductPage = (id) => {
  const product = productById(id);
  trackViewedProduct(product);

  const form = byId('add-to-cart');
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const quantity = form.elements.quantity.valueAsNumber;
    addToCart(id, quantity);
    trackAddedToCart(product, quantity);
    byId('add-to-cart-answer').replaceChildren(
      'In your cart. ',
      create('a', { href: '/cart', textContent: 'Go to the cart' }),
    );
    announce(`${product.name} is in your cart, which now holds ${cartCount()}.`);
  });
};
