import type { LaunchOptions } from '@playwright/test';
import { findWebKit } from '../../tools/find-browser.ts';
import { test as shopTest } from '../support/shop.ts';
import { createPlaywrightEngine } from './playwright-engine.ts';
import type { Engine, Visitor } from './visitor.ts';
import { startWebKit } from './webkit-engine.ts';

interface Options {
  /** The engine a project runs in; `webkit` is the system's WebKitGTK. */
  engineName: 'chromium' | 'firefox' | 'webkit';
}

interface Fixtures {
  /** Somebody who has never been here. */
  visitor: Visitor;
}

const startWebKitGtk = (): Promise<Engine> => {
  const webKit = findWebKit();
  if (!webKit) throw new Error('WebKitGTK is not installed; this project should not be running');
  return startWebKit(webKit);
};

/** Tests whose claims hold in every engine: one visitor each, and a shop as all tests have it. */
export const test = shopTest.extend<Fixtures, Options & { engine: Engine }>({
  engineName: ['chromium', { option: true, scope: 'worker' }],
  engine: [
    async ({ engineName, playwright, launchOptions, channel }, use) => {
      const options: LaunchOptions = { ...launchOptions, ...(channel && { channel }) };
      const engine =
        engineName === 'webkit'
          ? await startWebKitGtk()
          : createPlaywrightEngine(await playwright[engineName].launch(options));
      await use(engine);
      await engine.stop();
    },
    { scope: 'worker' },
  ],
  visitor: async ({ engine, shop }, use) => {
    const visitor = await engine.visit(shop.shopUrl);
    await use(visitor);
    await visitor.leave();
  },
});

export { expect } from '@playwright/test';
