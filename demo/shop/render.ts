import { renderDocument } from './layout.ts';
import type { Page, PageRequest } from './page.ts';
import { about } from './pages/about.ts';
import { cart } from './pages/cart.ts';
import { checkout } from './pages/checkout.ts';
import { collectionPage } from './pages/collection.ts';
import { home } from './pages/home.ts';
import { notFound } from './pages/not-found.ts';
import { productPage } from './pages/product.ts';
import { searchPage } from './pages/search.ts';
import { thanksPage } from './pages/thanks.ts';

export type { PageRequest } from './page.ts';

const FIXED: ReadonlyMap<string, Page> = new Map([
  ['/', home],
  ['/cart', cart],
  ['/checkout', checkout],
  ['/about', about],
]);

const findPage = ({ path, query, order }: PageRequest): Page | undefined => {
  const [, folder, handle, ...rest] = path.split('/');
  if (path === '/search') return searchPage(query.get('q') ?? '');
  if (path === '/checkout/thanks') return thanksPage(order);
  if (handle && rest.length === 0) {
    if (folder === 'collections') return collectionPage(handle);
    if (folder === 'products') return productPage(handle);
  }
  return FIXED.get(path);
};

/** A page of the shop; an unknown path gives the page that says so, with status 404. */
export const renderPage = (request: PageRequest): { status: number; html: string } => {
  const page = findPage(request) ?? notFound;
  return { status: page.status, html: renderDocument(page, request) };
};
