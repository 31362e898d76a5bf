import { searchProducts } from '../catalogue.ts';
import { html } from '../html.ts';
import type { Page } from '../page.ts';
import { shelf } from '../product-card.ts';

const countResults = (count: number): string => (count === 1 ? '1 result' : `${count} results`);

export const searchPage = (query: string): Page => {
  const term = query.trim().slice(0, 200);
  const found = searchProducts(term);
  const heading = term === '' ? 'Search' : `${countResults(found.length)} for “${term}”`;
  return {
    status: 200,
    title: heading,
    description: 'Search the shelf',
    data: { kind: 'search', term, count: found.length },
    main: html`<section class="section">
<h1>${heading}</h1>
${
  found.length > 0
    ? html`<h2 class="visually-hidden">Products</h2>${shelf(found)}`
    : html`<p class="lead">Nothing on the shelf by that name. Try <a href="/search?q=smoke">smoke</a>, <a href="/search?q=enamel">enamel</a> or <a href="/collections/all">everything</a>.</p>`
}
</section>`,
  };
};
