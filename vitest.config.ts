import { readFileSync } from 'node:fs';
import { cloudflareTest } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';

process.env.WRANGLER_SEND_METRICS ??= 'false';
process.env.CLOUDFLARE_CF_FETCH_ENABLED ??= 'false';
process.env.X_LOCAL_OBSERVABILITY ??= 'false';

/** The page's scripts as they were built, for tests that run the route from its source. */
const pageScripts = {
  name: 'page-scripts',
  resolveId: (id: string) => (id === '#page-scripts' ? '\0page-scripts' : null),
  load: (id: string) =>
    id === '\0page-scripts'
      ? `export const script = ${JSON.stringify(readFileSync('dist/m.js', 'utf8'))};
         export const stub = ${JSON.stringify(readFileSync('dist/stub.js', 'utf8'))};
         export const parts = { 's.00000000.js': 'export {}', 'i.00000000.js': 'export {}' };`
      : null,
};

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [pageScripts],
        test: {
          name: 'node',
          include: ['src/**/*.test.ts', 'tools/**/*.test.ts'],
          testTimeout: 20_000,
        },
      },
      {
        plugins: [
          pageScripts,
          cloudflareTest({
            wrangler: { configPath: './wrangler.jsonc' },
            miniflare: {
              bindings: {
                KLAVIYO_API_KEY: 'pk_test_0123456789abcdef',
                KLAVIYO_URL: 'https://klaviyo.test',
                BASE_PATH: '/q7f2',
              },
            },
          }),
        ],
        test: { name: 'workerd', include: ['src/**/*.worker-test.ts'] },
      },
    ],
  },
});
