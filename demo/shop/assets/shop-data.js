/** What the server told this page: its currency, its kind and the shelf. */
export const shop = JSON.parse(document.getElementById('shop-data').textContent);

export const productById = (id) => shop.products.find((product) => product.id === id);

const money = new Intl.NumberFormat('en-IE', { style: 'currency', currency: shop.currency });

export const formatPrice = (price) => money.format(price);

/** Cents, or a cart of three teas would cost 49.500000000000004. */
export const inCents = (amount) => Math.round(amount * 100) / 100;

/** Klaviyo shows pictures and links in e-mails, where a path alone leads nowhere. */
export const absolute = (path) => new URL(path, location.origin).href;
