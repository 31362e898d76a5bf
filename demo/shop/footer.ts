import { html } from './html.ts';

export const footer = html`<footer class="site-footer">
<form class="newsletter" id="newsletter" novalidate>
<h2>Letters from the hill</h2>
<p>One a month: what is being picked, what is being fired, which path is open.</p>
<div class="field">
<label for="newsletter-email">E-mail</label>
<div class="field-row">
<input id="newsletter-email" name="email" type="email" autocomplete="email" required aria-describedby="newsletter-answer">
<button type="submit" class="button">Sign up</button>
</div>
<p class="answer" id="newsletter-answer" role="status"></p>
</div>
</form>
<div class="small-print">
<ul>
<li><a href="/about">How this demo works</a></li>
<li><button type="button" class="link-button" id="cookie-settings">Cookie settings</button></li>
</ul>
<p>A demo. Nothing is for sale. keepsend is for Klaviyo and not affiliated with it.</p>
</div>
</footer>`;
