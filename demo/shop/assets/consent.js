import { announce, byId } from './element.js';
import { readStored, writeStored } from './stored.js';

const KEY = 'shop-consent';

/** Tells the tracker what the visitor decided, now or earlier; asks when there is no decision. */
export const startConsent = () => {
  const banner = byId('consent-banner');
  const settings = byId('cookie-settings');
  let opener;

  const decide = (decision, thanks) => {
    writeStored(KEY, decision);
    window.keepsend.consent(decision);
    banner.hidden = true;
    (opener ?? byId('main')).focus({ preventScroll: true });
    announce(thanks);
  };

  const decided = readStored(KEY);
  if (decided) window.keepsend.consent(decided);
  else banner.hidden = false;

  byId('consent-accept').addEventListener('click', () => decide('granted', 'Thank you.'));
  byId('consent-decline').addEventListener('click', () =>
    decide('denied', 'Understood. Nothing is stored and nothing is sent.'),
  );
  settings.addEventListener('click', () => {
    opener = settings;
    banner.hidden = false;
    banner.focus();
  });
};
