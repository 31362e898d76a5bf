import { html } from '../html.ts';

export const contact = html`<div class="field">
<label for="email">E-mail</label>
<input id="email" name="email" type="email" autocomplete="email" required>
</div>
<div class="field">
<label for="phone">Phone <span class="optional">(optional)</span></label>
<input id="phone" name="phone_number" type="tel" autocomplete="tel" aria-describedby="phone-hint">
<p class="hint" id="phone-hint">With + and the country, such as +49 30 901820.</p>
</div>`;

export const delivery = html`<div class="field-pair">
<div class="field">
<label for="first-name">First name</label>
<input id="first-name" name="first_name" autocomplete="given-name" required>
</div>
<div class="field">
<label for="last-name">Last name</label>
<input id="last-name" name="last_name" autocomplete="family-name" required>
</div>
</div>
<fieldset>
<legend>How should it not be delivered?</legend>
<label class="choice"><input type="radio" name="delivery" value="Post" checked> <span>By post <small>two to four days, free</small></span></label>
<label class="choice"><input type="radio" name="delivery" value="Fetched at the hut"> <span>Fetched at the hut <small>four hours on foot, free</small></span></label>
</fieldset>
<p class="hint">No address is asked for, as nothing is sent.</p>`;

export const payment = html`<fieldset>
<legend>Pretend to pay</legend>
<label class="choice"><input type="radio" name="payment" value="Pretend card" checked> <span>Pretend card <small>no number is asked for</small></span></label>
<label class="choice"><input type="radio" name="payment" value="Pretend invoice"> <span>Pretend invoice <small>never due</small></span></label>
</fieldset>
<p class="hint">This is a demo: no money moves and no card data is asked for.</p>`;

export const review = html`<dl class="review" id="review"></dl>
<p class="hint">The shop’s own server prices the order and tells Klaviyo about it.</p>`;
