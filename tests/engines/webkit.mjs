// @ts-check
/** WebKitGTK's small browser, by WebDriver, on a display that nobody sees. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { named, onPath } from '../tools/system.mjs';

/** Where Debian keeps the programs of its libraries. */
const LIBRARIES = '/usr/lib';
/** How long the driver may take to listen, and an element to come, in milliseconds. */
const PATIENCE = 60_000;

/** @type {import('./engine.js').Engine} */
export const webkit = {
  name: 'WebKitGTK',
  packages: ['webkit2gtk-driver', 'xvfb'],
  find() {
    const isWhole = ['WebKitWebDriver', 'xvfb-run'].every((program) => onPath([program]));
    return isWhole ? (named('MINIBROWSER') ?? miniBrowser()) : undefined;
  },

  async start(binary) {
    const { Builder, By, Capabilities, until } = await import('selenium-webdriver');
    const port = await freePort();
    const driver = spawn('xvfb-run', ['-a', 'WebKitWebDriver', `--port=${port}`], {
      // Its sandbox and its compositor need what a container does not have.
      env: {
        ...process.env,
        WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
        WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      },
      stdio: 'ignore',
      // A group of its own: what xvfb-run starts ends with it.
      detached: true,
    });
    const end = async () => {
      if (driver.exitCode !== null || driver.pid === undefined) return;
      const exit = once(driver, 'exit');
      process.kill(-driver.pid, 'SIGTERM');
      await exit;
    };
    try {
      const server = `http://127.0.0.1:${port}`;
      await listening(server);
      const capabilities = new Capabilities({
        browserName: 'MiniBrowser',
        'webkitgtk:browserOptions': { binary, args: ['--automation'] },
      });
      const session = await new Builder().usingServer(server).withCapabilities(capabilities).build();
      const find = (/** @type {string} */ xpath) => session.wait(until.elementLocated(By.xpath(xpath)), PATIENCE);
      return {
        open: (url) => session.get(url),
        click: async (xpath) => (await find(xpath)).click(),
        text: async (xpath) => (await find(xpath)).getText(),
        value: async (xpath) => (await find(xpath)).getProperty('value'),
        async close() {
          await session.quit();
          await end();
        },
      };
    } catch (error) {
      await end();
      throw error;
    }
  },
};

/** Debian has it beside the library, in a folder named for the machine and the library's version. */
function miniBrowser() {
  if (!existsSync(LIBRARIES)) return undefined;
  const found = readdirSync(LIBRARIES)
    .filter((folder) => folder.includes('-linux-gnu'))
    .flatMap((folder) => ['4.1', '4.0', '6.0'].map((api) => `${LIBRARIES}/${folder}/webkit2gtk-${api}/MiniBrowser`));
  return found.find((path) => existsSync(path));
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return port;
}

/** @param {string} server */
async function listening(server) {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const answer = await fetch(`${server}/status`).catch(() => undefined);
    if (answer?.ok) return;
    if (Date.now() > deadline) throw new Error('WebKitWebDriver does not listen.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
