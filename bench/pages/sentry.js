// The offline transport over fetch; caps raised so that no row meets them but the one of 2,000.
import {
  BrowserClient,
  defaultStackParser,
  makeBrowserOfflineTransport,
  makeFetchTransport,
} from '@sentry/browser';

let client;
globalThis.bench = {
  start: async () => {
    client = new BrowserClient({
      dsn: `${location.protocol}//bench@${location.host}/1`,
      transport: makeBrowserOfflineTransport(makeFetchTransport),
      transportOptions: { maxQueueSize: 10_000, bufferSize: 10_000, flushAtStartup: true },
      stackParser: defaultStackParser,
      integrations: [],
      sendClientReports: false,
    });
    client.init();
  },
  track: (n, pad) => {
    client.captureEvent({ message: 'Bench', extra: pad ? { n, pad } : { n } });
  },
};
