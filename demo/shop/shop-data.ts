import { CURRENCY, pagePath, picturePath, products } from './catalogue.ts';
import type { Markup } from './html.ts';
import { jsonScript } from './html.ts';
import type { PageData } from './page.ts';

/** What the cart and the events need of each product; descriptions stay on the server. */
const shelf = products.map((product) => ({
  id: product.id,
  sku: product.sku,
  name: product.name,
  brand: product.brand,
  categories: product.categories,
  price: product.price,
  compareAtPrice: product.compareAtPrice,
  path: pagePath(product),
  picturePath: picturePath(product),
}));

/** Page data for the theme script. It is JSON, which a Content-Security-Policy lets stand. */
export const shopData = (page: PageData): Markup =>
  jsonScript('shop-data', { currency: CURRENCY, page, products: shelf });
