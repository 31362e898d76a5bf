import { type Product, productById } from './catalogue.ts';

export interface OrderItem {
  id: string;
  quantity: number;
}

export interface OrderLine {
  product: Product;
  quantity: number;
  rowTotal: number;
}

/** An order as the shop's server keeps it. */
export interface Order {
  id: string;
  email: string;
  firstName: string;
  items: OrderItem[];
  total: number;
}

/** Enough for a demo, and a cart nobody fills by accident. */
const MAX_QUANTITY = 20;

const toLine = ({ id, quantity }: OrderItem): OrderLine => {
  const product = productById(id);
  if (!product) throw new RangeError(`There is no product ${JSON.stringify(id)}`);
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > MAX_QUANTITY) {
    throw new RangeError(`Of ${product.name} one can order 1 to ${MAX_QUANTITY}, not ${quantity}`);
  }
  return { product, quantity, rowTotal: inCents(product.price * quantity) };
};

const inCents = (amount: number): number => Math.round(amount * 100) / 100;

/** Prices an order by the catalogue. Throws a `RangeError` whose message the buyer may read. */
export const priceOf = (items: readonly OrderItem[]): { lines: OrderLine[]; total: number } => {
  const lines = items.map(toLine);
  return { lines, total: inCents(lines.reduce((sum, line) => sum + line.rowTotal, 0)) };
};
