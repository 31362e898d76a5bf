import { html, type Markup } from './html.ts';

const figure = (id: string, name: string): Markup =>
  html`<div class="ks-figure" data-figure="${id}"><dt>${name}</dt><dd id="panel-${id}">–</dd></div>`;

const status = html`<p class="ks-offline" id="panel-offline" role="status"></p>
<p class="ks-summary" id="panel-summary" role="status">keepsend is not loaded yet.</p>
<dl class="ks-figures">
${figure('waiting', 'Waiting')}
${figure('accepted', 'Accepted')}
${figure('rejected', 'Rejected')}
${figure('lost', 'Lost')}
</dl>`;

const visitor = html`<section class="ks-known" aria-labelledby="panel-visitor-title">
<h3 id="panel-visitor-title">Visitor now</h3>
<dl class="ks-visitor" id="panel-visitor"></dl>
<p class="ks-sentence" id="panel-sentence"></p>
</section>`;

const events = html`<section class="ks-known" aria-labelledby="panel-events-title">
<h3 id="panel-events-title">Last events</h3>
<ol class="ks-events" id="panel-events"></ol>
</section>`;

const tries = html`<section aria-labelledby="panel-try-title">
<h3 id="panel-try-title">Try it</h3>
<form class="ks-arrive" id="panel-arrive">
<label for="panel-email">E-mail of a known customer</label>
<input id="panel-email" name="email" type="email" value="ada@example.com" required>
<button type="submit">Arrive from an e-mail</button>
</form>
<div class="ks-buttons">
<button type="button" id="panel-network" disabled>Go offline</button>
<button type="button" id="panel-new-visitor">New visitor</button>
</div>
<p class="ks-answer" id="panel-answer" role="status"></p>
</section>`;

/** What keepsend does behind the shop, for the demo's visitor; no shop would show this. */
export const panel = (
  sandboxUrl: string,
): Markup => html`<aside class="ks-panel" id="panel" data-state="absent" aria-labelledby="panel-title">
<h2 class="ks-bar">
<button type="button" id="panel-toggle" aria-controls="panel-body">
<span class="ks-light" id="panel-light"></span><span id="panel-title">Behind the scenes</span><span class="ks-brief" id="panel-brief"></span>
</button>
</h2>
<div class="ks-body" id="panel-body">
${status}
${visitor}
${tries}
<a class="ks-link" id="panel-sandbox" href="${sandboxUrl}" target="_blank" rel="noopener">See it arrive in the local Klaviyo</a>
${events}
</div>
</aside>`;
