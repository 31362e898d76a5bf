import { byId } from './element.js';

const NETWORK = '/demo/network';

const ask = async (options) => {
  const response = await fetch(NETWORK, options);
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.json();
};

/** The switch that makes the demo's server drop every request to the route. */
export const createNetworkSwitch = (onChange) => {
  const button = byId('panel-network');
  const network = { isOnline: true };

  const settle = ({ online }) => {
    network.isOnline = online;
    button.disabled = false;
    button.textContent = online ? 'Go offline' : 'Go online';
    byId('panel-offline').textContent = online
      ? ''
      : 'Offline. The demo’s server hangs up on every request to the route; events stay in the outbox.';
    // Going on without waiting for the next attempt makes a better show.
    if (online) window.keepsend?.flush();
    onChange();
  };

  const fail = () => {
    byId('panel-answer').textContent = 'The demo’s server did not answer.';
  };

  button.addEventListener('click', () => {
    const body = JSON.stringify({ online: !network.isOnline });
    const headers = { 'content-type': 'application/json' };
    ask({ method: 'POST', headers, body }).then(settle).catch(fail);
  });
  ask().then(settle).catch(fail);
  return network;
};
