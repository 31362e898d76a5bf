import { type Product, picturePath, productByHandle, products } from '../catalogue.ts';
import { html, type Markup } from '../html.ts';
import type { Page } from '../page.ts';
import { priceTag, shelfRow } from '../product-card.ts';

const addToCart = ({
  id,
}: Product): Markup => html`<form class="add-to-cart" id="add-to-cart" data-product="${id}">
<div class="field">
<label for="quantity">Quantity</label>
<input id="quantity" name="quantity" type="number" inputmode="numeric" min="1" max="20" value="1" required>
</div>
<button type="submit" class="button">Add to cart</button>
<p class="answer" id="add-to-cart-answer"></p>
</form>
<noscript><p>The cart needs JavaScript.</p></noscript>`;

const details = (product: Product): Markup => html`<article class="product">
<img src="${picturePath(product)}" alt="${product.picture}" width="400" height="400">
<div class="product-text">
<p class="brand-name">${product.brand}</p>
<h1>${product.name}</h1>
<p class="lead">${product.note}</p>
${priceTag(product)}
${addToCart(product)}
<p>${product.description}</p>
<ul class="facts">${product.facts.map((fact) => html`<li>${fact}</li>`)}<li>SKU ${product.sku}</li></ul>
</div>
</article>`;

const neighbours = (product: Product): readonly Product[] => {
  const others = products.filter(({ id }) => id !== product.id);
  const akin = others.filter(({ categories }) => categories[0] === product.categories[0]);
  return [...akin, ...others.filter((other) => !akin.includes(other))];
};

export const productPage = (handle: string): Page | undefined => {
  const product = productByHandle(handle);
  return (
    product && {
      status: 200,
      title: product.name,
      description: product.note,
      data: { kind: 'product', id: product.id },
      main: html`${details(product)}
<section class="section" aria-labelledby="neighbours-title">
<h2 id="neighbours-title">Goes with it</h2>
${shelfRow(neighbours(product))}
</section>`,
    }
  );
};
