import { consentBanner } from './consent-banner.ts';
import { footer } from './footer.ts';
import { header } from './header.ts';
import { html, type Markup } from './html.ts';
import type { Page, PageRequest } from './page.ts';
import { panel } from './panel.ts';
import { shopData } from './shop-data.ts';

const STYLES = [
  'base',
  'controls',
  'choices',
  'frame',
  'shelf',
  'pages',
  'hero',
  'about',
  'cart',
  'checkout',
  'consent',
];
const PANEL_STYLES = ['panel', 'panel-dock', 'panel-parts', 'panel-events', 'panel-controls'];

const styleSheet = (name: string): Markup =>
  html`<link rel="stylesheet" href="/assets/${name}.css">`;

const head = (page: Page, trackerUrl: string): Markup => html`<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title} · Steephill</title>
<meta name="description" content="${page.description}">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="/assets/mark.svg" type="image/svg+xml">
${[...STYLES, ...PANEL_STYLES].map(styleSheet)}
<script src="/assets/panel-state.js"></script>
<script src="${trackerUrl.replace('m.js', 'stub.js')}"></script>
<script async src="${trackerUrl}" data-consent="pending"></script>
<script type="module" src="/assets/shop.js"></script>
</head>`;

/** The whole document. The panel comes last: it is about the shop, not part of it. */
export const renderDocument = (page: Page, request: PageRequest): string =>
  html`<!doctype html>
<html lang="en">
${head(page, request.trackerUrl)}
<body>
<a class="skip-link" href="#main">Skip to content</a>
<div class="shop">
${consentBanner}
${header(request)}
<main id="main" tabindex="-1">
${page.main}
</main>
${footer}
<p class="visually-hidden" role="status" id="announcement"></p>
</div>
${panel(request.sandboxUrl)}
${shopData(page.data)}
</body>
</html>
`.markup;
