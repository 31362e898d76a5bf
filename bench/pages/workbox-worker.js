// As Workbox's guide has it, with its plugin that makes a server's error a failure to be queued.
import { BackgroundSyncPlugin } from 'workbox-background-sync';
import { registerRoute } from 'workbox-routing';
import { NetworkOnly } from 'workbox-strategies';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

const queue = new BackgroundSyncPlugin('bench', { maxRetentionTime: 24 * 60 });
const serverErrors = {
  fetchDidSucceed: async ({ response }) => {
    if (response.status >= 500 || response.status === 429) throw new Error('Not taken');
    return response;
  },
};
registerRoute('/collect', new NetworkOnly({ plugins: [serverErrors, queue] }), 'POST');
