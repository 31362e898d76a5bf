import { products } from '../catalogue.ts';
import { html } from '../html.ts';
import type { Page } from '../page.ts';
import { shelf } from '../product-card.ts';

const hero = html`<section class="hero" aria-labelledby="hero-title">
<picture>
<source srcset="/assets/hero-night.svg" media="(prefers-color-scheme: dark)">
<img src="/assets/hero-day.svg" alt="" width="2400" height="720">
</picture>
<div class="hero-text">
<h1 id="hero-title">Tea tastes of<br>the walk before it.</h1>
<p>Leaves, pots and small stoves for people who put the kettle on outdoors.</p>
<a class="button" href="/collections/all">See the whole shelf</a>
</div>
</section>`;

export const home: Page = {
  status: 200,
  title: 'Tea, pots and small stoves',
  description: 'Leaves, pots and small stoves for people who put the kettle on outdoors.',
  data: { kind: 'other' },
  main: html`${hero}
<section class="section" aria-labelledby="shelf-title">
<h2 id="shelf-title">On the shelf</h2>
${shelf(products)}
</section>`,
};
