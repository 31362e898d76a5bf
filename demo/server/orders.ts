import { randomUUID } from 'node:crypto';
import { createKlaviyo } from '../../dist/klaviyo.js';
import { CURRENCY, pagePath, picturePath } from '../shop/catalogue.ts';
import { type Order, type OrderItem, type OrderLine, priceOf } from '../shop/order.ts';

/** What the checkout posts. */
export interface OrderForm {
  email: string;
  phone_number?: string;
  first_name: string;
  last_name: string;
  items: OrderItem[];
}

const toItem = ({ product, quantity, rowTotal }: OrderLine, shopUrl: string) => ({
  ProductID: product.id,
  SKU: product.sku,
  ProductName: product.name,
  Quantity: quantity,
  ItemPrice: product.price,
  RowTotal: rowTotal,
  ProductURL: shopUrl + pagePath(product),
  ImageURL: shopUrl + picturePath(product),
  ProductCategories: [...product.categories],
});

/**
 * The shop's own order book. An order is a fact of the server, so the server reports it: no page
 * could, and a visitor who closes the tab after paying loses nothing.
 */
export const createOrders = (klaviyoUrl: string, apiKey: string) => {
  const klaviyo = createKlaviyo({ apiKey, baseUrl: klaviyoUrl });
  const orders = new Map<string, Order>();
  return {
    byId: (id: string): Order | undefined => orders.get(id),
    /** Throws a `RangeError` that the buyer may read when the form is wrong. */
    place: async (form: OrderForm, shopUrl: string): Promise<Order> => {
      if (typeof form.email !== 'string' || !Array.isArray(form.items) || !form.items.length) {
        throw new RangeError('An order needs an e-mail address and at least one product');
      }
      const { lines, total } = priceOf(form.items);
      const id = randomUUID().slice(0, 8).toUpperCase();
      await klaviyo.createEvent({
        metric: 'Placed Order',
        unique_id: id,
        value: total,
        value_currency: CURRENCY,
        properties: {
          OrderId: id,
          ItemNames: lines.map(({ product }) => product.name),
          Categories: [...new Set(lines.flatMap(({ product }) => product.categories))],
          Brands: [...new Set(lines.map(({ product }) => product.brand))],
          Items: lines.map((line) => toItem(line, shopUrl)),
        },
        profile: {
          email: form.email,
          first_name: form.first_name,
          last_name: form.last_name,
          ...(form.phone_number && { phone_number: form.phone_number }),
        },
      });
      const order = { id, email: form.email, firstName: form.first_name, items: form.items, total };
      orders.set(id, order);
      return order;
    },
  };
};
