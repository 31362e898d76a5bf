import { createServer } from 'node:net';
import { Builder, type WebDriver } from 'selenium-webdriver';
import type { WebKit } from '../../tools/find-browser.ts';
import { startChild } from './start-child.ts';
import { startDisplay } from './start-display.ts';
import type { Engine, Tab, Visitor } from './visitor.ts';

const SCRIPT_TIMEOUT_MS = 20_000;

const findFreePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

const waitUntilUp = async (url: string): Promise<void> => {
  for (let attempt = 0; attempt < 200; attempt++) {
    const isUp = await fetch(`${url}/status`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`WebKitWebDriver does not answer at ${url}`);
};

/** The driver waits for the callback, its last argument; a script's own promise it would not await. */
const toScript = (work: unknown): string => `
  const [input, done] = arguments;
  Promise.resolve(input).then(${work}).then(
    (value) => done({ value }),
    (error) => done({ error: String(error) }),
  );`;

/** WebDriver acts on the tab it was last switched to, so the calls of several tabs take turns. */
const createTurns = (driver: WebDriver) => {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(handle: string, work: () => Promise<T>): Promise<T> => {
    const turn = last.then(() => driver.switchTo().window(handle)).then(work);
    last = turn.catch(() => {});
    return turn;
  };
};

const createVisitor = async (driver: WebDriver, baseUrl: string): Promise<Visitor> => {
  await driver.manage().setTimeouts({ script: SCRIPT_TIMEOUT_MS });
  const inTab = createTurns(driver);
  // Stays open and blank: with its last tab a session ends.
  const first = await driver.getWindowHandle();
  const toTab = (handle: string): Tab => ({
    goto: (path) => inTab(handle, () => driver.get(new URL(path, baseUrl).href)),
    run: async <Result, Input>(work: (input: Input) => Result, input?: Input) => {
      const { value, error } = await inTab(handle, () =>
        driver.executeAsyncScript<{ value: Awaited<Result>; error?: string }>(
          toScript(work),
          input ?? null,
        ),
      );
      if (error !== undefined) throw new Error(error);
      return value;
    },
    close: () => inTab(handle, () => driver.close()),
  });
  return {
    open: async (path) => {
      const handle = await inTab(first, async () => {
        await driver.switchTo().newWindow('tab');
        return driver.getWindowHandle();
      });
      const tab = toTab(handle);
      await tab.goto(path);
      return tab;
    },
    leave: () => driver.quit(),
  };
};

/** WebKitGTK's MiniBrowser on a display of its own. A visitor is a session, which keeps nothing. */
export const startWebKit = async ({ driver, miniBrowser }: WebKit): Promise<Engine> => {
  const display = await startDisplay();
  const port = await findFreePort();
  const options = [`--port=${port}`, '--host=127.0.0.1'];
  const child = startChild(driver, options, { env: { DISPLAY: display.name } });
  const url = `http://127.0.0.1:${port}`;
  await waitUntilUp(url);
  const capabilities = {
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary: miniBrowser, args: ['--automation'] },
  };
  return {
    visit: async (baseUrl) => {
      const session = await new Builder().usingServer(url).withCapabilities(capabilities).build();
      return createVisitor(session, baseUrl);
    },
    stop: async () => {
      await child.stop();
      await display.stop();
    },
  };
};
