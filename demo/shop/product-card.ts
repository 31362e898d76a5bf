import { formatPrice, type Product, pagePath, picturePath } from './catalogue.ts';
import { html, type Markup } from './html.ts';

/** A price, and what it was before: struck through for the eye, said for the ear. */
export const priceTag = ({ price, compareAtPrice }: Product): Markup =>
  compareAtPrice === undefined
    ? html`<p class="price">${formatPrice(price)}</p>`
    : html`<p class="price"><span class="visually-hidden">Now </span>${formatPrice(price)} <s><span class="visually-hidden">before </span>${formatPrice(compareAtPrice)}</s></p>`;

const card = (product: Product): Markup => html`<li class="card">
<a href="${pagePath(product)}">
<img src="${picturePath(product)}" alt="" width="400" height="400" loading="lazy">
<h3>${product.name}</h3>
</a>
<p class="card-note">${product.note}</p>
${priceTag(product)}
</li>`;

export const shelf = (products: readonly Product[]): Markup =>
  html`<ul class="shelf">${products.map(card)}</ul>`;

/** Four products in a row, or two by two on a phone. */
export const shelfRow = (products: readonly Product[]): Markup =>
  html`<ul class="shelf shelf-row">${products.slice(0, 4).map(card)}</ul>`;
