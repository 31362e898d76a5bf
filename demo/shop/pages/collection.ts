import { collectionByHandle } from '../catalogue.ts';
import { html } from '../html.ts';
import type { Page } from '../page.ts';
import { shelf } from '../product-card.ts';

export const collectionPage = (handle: string): Page | undefined => {
  const collection = collectionByHandle(handle);
  return (
    collection && {
      status: 200,
      title: collection.name,
      description: collection.lead,
      data: { kind: 'other' },
      main: html`<section class="section">
<h1>${collection.name}</h1>
<p class="lead">${collection.lead}</p>
<h2 class="visually-hidden">Products</h2>
${shelf(collection.products)}
</section>`,
    }
  );
};
