import { html } from '../html.ts';
import type { Page } from '../page.ts';

export const notFound: Page = {
  status: 404,
  title: 'No such path',
  description: 'This page does not exist',
  data: { kind: 'other' },
  main: html`<section class="section narrow">
<h1>The path ends here.</h1>
<p class="lead">There is no page at this address. The way back is short:</p>
<a class="button" href="/">To the shop</a>
</section>`,
};
