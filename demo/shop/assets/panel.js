import { byId } from './element.js';
import { inspect } from './inspection.js';
import { createNetworkSwitch } from './panel-network.js';
import { startTries } from './panel-tries.js';
import { showInspection } from './panel-view.js';

const POLL_MS = 1500;

const startToggle = (onOpen) => {
  const root = document.documentElement;
  const toggle = byId('panel-toggle');
  const show = () => toggle.setAttribute('aria-expanded', root.dataset.panel === 'open');
  toggle.addEventListener('click', () => {
    root.dataset.panel = root.dataset.panel === 'open' ? 'closed' : 'open';
    try {
      localStorage.setItem(`demo-panel-${root.dataset.panelWidth}`, root.dataset.panel);
    } catch {
      // Storage is blocked: the choice lasts for this page.
    }
    show();
    onOpen();
  });
  show();
};

/** Keeps the panel true: at every change keepsend tells of and, while it is open, by asking. */
export const startPanel = () => {
  let shown;
  const refresh = async () => {
    const known = await inspect();
    const now = JSON.stringify([known, network.isOnline]);
    if (now === shown) return;
    shown = now;
    showInspection(known, network.isOnline);
  };

  const network = createNetworkSwitch(refresh);
  startToggle(refresh);
  startTries(refresh);
  window.keepsend?.on('change', refresh);
  setInterval(() => {
    const isSeen = document.documentElement.dataset.panel === 'open' && !document.hidden;
    if (isSeen) refresh();
  }, POLL_MS);
  refresh();
};
