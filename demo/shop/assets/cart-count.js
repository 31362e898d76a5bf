import { cartCount, onCartChange } from './cart.js';
import { byId } from './element.js';

export const startCartCount = () => {
  const show = () => {
    byId('cart-count').textContent = cartCount();
  };
  onCartChange(show);
  show();
};
