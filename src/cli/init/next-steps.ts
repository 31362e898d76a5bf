import type { InitRequest } from './init-request.js';

const KEY_HINT = 'a private key with events:write and profiles:write, nothing more';

/** What is typed after a file was written, in order; what is done by hand stands behind a `#`. */
const stepsFor = ({ host, shop, basePath }: InitRequest): string[] => {
  const origin = shop ?? 'https://shop.example';
  const doctor = `npx keepsend doctor ${origin}${basePath} --page ${origin}/`;
  if (host === 'node')
    return [
      'npm install keepsend',
      `export KLAVIYO_API_KEY=pk_...                # ${KEY_HINT}; better from your secret store`,
      'npx keepsend serve --config keepsend.config.json',
      `# let the shop's web server pass ${basePath}/ to http://127.0.0.1:8787`,
      doctor,
    ];
  const queue = [
    'npx wrangler queues create keepsend-events',
    'npx wrangler queues create keepsend-unread',
    'npx wrangler d1 create keepsend-dead-letters --binding DEAD_LETTERS    # puts its id into wrangler.jsonc',
  ];
  return [
    'npm install keepsend && npm install --save-dev wrangler',
    'npx wrangler login',
    ...(host === 'queue' ? queue : []),
    `npx wrangler secret put KLAVIYO_API_KEY         # ${KEY_HINT}`,
    ...(shop ? [] : [`# name the shop's host in "routes" of wrangler.jsonc`]),
    'npx wrangler deploy',
    doctor,
  ];
};

/** The tag for the shop's pages, and the commands that follow. */
export const toNextSteps = (request: InitRequest): string[] => [
  'For every page of the shop, before its other scripts:',
  '',
  `  <script src="${request.basePath}/stub.js"></script>`,
  `  <script async src="${request.basePath}/m.js"></script>`,
  '',
  'Then, in this order:',
  '',
  ...stepsFor(request).map((step) => `  ${step}`),
];
