import type { Product } from './product.ts';
import { tea } from './tea.ts';
import { teaware } from './teaware.ts';
import { trail } from './trail.ts';

export type { Product } from './product.ts';

export interface Collection {
  handle: string;
  name: string;
  lead: string;
  products: readonly Product[];
}

export const CURRENCY = 'EUR';

export const products: readonly Product[] = [...tea, ...teaware, ...trail];

export const collections: readonly Collection[] = [
  { handle: 'tea', name: 'Tea', lead: 'Four teas, one for each hour of the walk.', products: tea },
  {
    handle: 'teaware',
    name: 'Teaware',
    lead: 'Pots, bowls and a kettle, made by people we can ring up.',
    products: teaware,
  },
  {
    handle: 'trail',
    name: 'Trail',
    lead: 'For drinking it where the view is.',
    products: trail,
  },
  { handle: 'all', name: 'Everything', lead: 'The whole shelf, all twelve.', products },
];

export const productById = (id: string): Product | undefined =>
  products.find((product) => product.id === id);

export const productByHandle = (handle: string): Product | undefined =>
  products.find((product) => product.handle === handle);

export const collectionByHandle = (handle: string): Collection | undefined =>
  collections.find((collection) => collection.handle === handle);

/** Products in which every word of the query occurs. An empty query finds nothing. */
export const searchProducts = (query: string): readonly Product[] => {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return products.filter((product) => {
    const { name, brand, categories, note, description } = product;
    const text = [name, brand, ...categories, note, description].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
};

const euros = new Intl.NumberFormat('en-IE', { style: 'currency', currency: CURRENCY });

export const formatPrice = (price: number): string => euros.format(price);

export const pagePath = (product: Product): string => `/products/${product.handle}`;

export const picturePath = (product: Product): string => `/assets/products/${product.handle}.svg`;
