import { inCents, productById } from './shop-data.js';
import { readStored, writeStored } from './stored.js';

const KEY = 'shop-cart';
const MAX_QUANTITY = 20;
const listeners = new Set();

const clamp = (quantity) => Math.min(MAX_QUANTITY, Math.max(1, Math.round(quantity) || 1));

const readItems = () =>
  readStored(KEY, []).filter(({ id, quantity }) => productById(id) && quantity > 0);

const write = (items) => {
  writeStored(KEY, items);
  for (const listener of listeners) listener();
};

/** The cart's lines, priced: `{ product, quantity, rowTotal }`. */
export const cartLines = () =>
  readItems().map(({ id, quantity }) => {
    const product = productById(id);
    return { product, quantity, rowTotal: inCents(product.price * quantity) };
  });

export const cartItems = () => readItems();

export const cartTotal = () => inCents(cartLines().reduce((sum, line) => sum + line.rowTotal, 0));

export const cartCount = () => readItems().reduce((sum, { quantity }) => sum + quantity, 0);

export const addToCart = (id, quantity) => {
  const items = readItems();
  const known = items.find((item) => item.id === id);
  if (known) known.quantity = clamp(known.quantity + quantity);
  else items.push({ id, quantity: clamp(quantity) });
  write(items);
};

export const setQuantity = (id, quantity) =>
  write(readItems().map((item) => (item.id === id ? { id, quantity: clamp(quantity) } : item)));

export const removeFromCart = (id) => write(readItems().filter((item) => item.id !== id));

export const clearCart = () => write([]);

export const onCartChange = (listener) => listeners.add(listener);

// Another tab of the shop changed it.
window.addEventListener('storage', ({ key }) => {
  if (key === KEY) for (const listener of listeners) listener();
});
