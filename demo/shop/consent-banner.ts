import { html } from './html.ts';

/** First in the document, so that it is the first thing the keyboard meets; hidden until needed. */
export const consentBanner = html`<section class="consent" id="consent-banner" aria-labelledby="consent-title" tabindex="-1" hidden>
<div class="consent-text">
<h2 id="consent-title">May we remember your visit?</h2>
<p>With your yes, the shop notes what you look at and put in your cart, and tells Klaviyo. Without it, the tracker stores nothing and sends nothing.</p>
</div>
<div class="consent-choices">
<button type="button" class="button" id="consent-decline">Decline</button>
<button type="button" class="button" id="consent-accept">Accept</button>
</div>
</section>`;
