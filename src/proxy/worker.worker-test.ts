import { afterEach, expect, test, vi } from 'vitest';
import worker, { type WorkerEnv } from './worker.js';

const env: WorkerEnv = {
  KLAVIYO_API_KEY: 'pk_test_0123456789abcdef',
  KLAVIYO_URL: 'https://klaviyo.test',
  BASE_PATH: '/q7f2',
};

afterEach(() => {
  vi.restoreAllMocks();
});

test('serves the script from its own folder with an entity tag', async () => {
  const response = await worker.fetch(new Request('https://shop.test/q7f2/m.js'), env);
  expect(response.status).toBe(200);
  expect(response.headers.get('etag')).toMatch(/^"[0-9a-f]{16}"$/);
});
