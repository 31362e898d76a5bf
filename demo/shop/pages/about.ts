import { html, type Markup } from '../html.ts';
import type { Page } from '../page.ts';

const STOPS: [name: string, text: string][] = [
  [
    'The page',
    'You look at a pot. The shop calls keepsend.track("Viewed Product", …). The event gets its id, its time and its person at that moment, and keeps them.',
  ],
  [
    'The outbox',
    'The event is written to IndexedDB in your browser. From here on it survives a closed tab, a crash, a flat battery and a tunnel.',
  ],
  [
    'The route',
    'A small endpoint on the shop’s own address takes events in batches. It checks them and passes them to Klaviyo with a key that never leaves the server.',
  ],
  [
    'Klaviyo',
    'Klaviyo says accepted or rejected for each. Only then does the event leave the outbox. Here a local Klaviyo stands in; it judges by the published API.',
  ],
];

const stop = ([name, text]: [string, string]): Markup =>
  html`<li><h2>${name}</h2><p>${text}</p></li>`;

export const about: Page = {
  status: 200,
  title: 'How it works',
  description: 'What this demo shop shows: page, outbox, route, Klaviyo',
  data: { kind: 'other' },
  main: html`<article class="section narrow prose">
<h1>How it works</h1>
<p class="lead">Steephill is not a shop. It is a place to watch one event travel, and to try to lose it.</p>
<ol class="line">${STOPS.map(stop)}</ol>
<h2>Try to lose one</h2>
<ul>
<li>Go offline in the panel, put something in the cart, close the tab. Come back, go online.</li>
<li>Browse as a stranger, then sign up for the letters: what you looked at before is yours.</li>
<li>Arrive from an e-mail: the shop knows you before the first event leaves.</li>
<li>Decline the cookies: the tracker stores nothing and sends nothing.</li>
<li>Place an order. It is sent by the shop’s server, not by the page, so no closed tab can lose it.</li>
</ul>
</article>`,
};
