// The sandbox as it is shipped, on a file, with limits off: speed is what is asked for.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const { createSandbox } = await import(process.env.SANDBOX ?? '../dist/sandbox.js');
const folder = mkdtempSync(join(tmpdir(), 'keepsend-bench-'));
const sandbox = await createSandbox({
  port: 0,
  rateLimits: process.env.RATE_LIMITS === 'on' ? 1 : 0,
  data: join(folder, 'data.sqlite'),
});
process.send?.(sandbox.url);
process.once('disconnect', async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});
