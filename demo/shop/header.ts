import { collections } from './catalogue.ts';
import { html, type Markup } from './html.ts';
import type { PageRequest } from './page.ts';

/** The collection of everything is one link away on the first page. */
const aisles = collections.filter(({ handle }) => handle !== 'all');

const link = (path: string, name: string, here: string): Markup =>
  html`<li><a href="${path}"${path === here && html` aria-current="page"`}>${name}</a></li>`;

export const header = ({ path, query }: PageRequest): Markup => html`<header class="site-header">
<a class="brand" href="/" aria-label="Steephill, home"><img src="/assets/mark.svg" alt="" width="36" height="36"><span>Steephill</span></a>
<nav class="site-nav" aria-label="Shop"><ul>
${aisles.map(({ handle, name }) => link(`/collections/${handle}`, name, path))}
${link('/about', 'How it works', path)}
</ul></nav>
<form class="search" role="search" action="/search">
<label class="visually-hidden" for="search-term">Search the shop</label>
<input id="search-term" name="q" type="search" placeholder="Search" autocomplete="off" value="${path === '/search' ? (query.get('q') ?? '') : ''}">
<button type="submit" class="button button-quiet">Search</button>
</form>
<a class="cart-link" href="/cart" id="cart-link">Cart <span class="cart-count" id="cart-count">0</span><span class="visually-hidden"> items</span></a>
</header>`;
